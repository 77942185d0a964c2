// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyNumbersTest {
  @Test
  void everyLineOfTheSharedVectorsIsReproduced() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of(System.getProperty("dase.source.dir"), "wisdom/numbers.tsv"));
    assertThat(lines).hasSizeGreaterThan(500);
    for (String line : lines) {
      String[] fields = line.split("\t");
      double value = Double.longBitsToDouble(Long.parseUnsignedLong(fields[0], 16));
      assertThat(KeyNumbers.format(value)).as(line).isEqualTo(fields[1]);
    }
  }

  @ParameterizedTest
  @CsvSource({"1000,1000", "0.001,0.001", "1e-5,0.00001", "1e-7,1e-7", "1e21,1e+21", "-0.0,0"})
  void theLayoutIsThatOfEcmaScript(double value, String text) {
    assertThat(KeyNumbers.format(value)).isEqualTo(text);
  }

  @Test
  void aPowerOfTwoIsRoundedFromItsExactValueAndNotToANeighbourThatReadsBack() {
    assertThat(Double.parseDouble("5.684341886080802e-14")).isEqualTo(0x1p-44);
    assertThat(KeyNumbers.format(0x1p-44)).isEqualTo("5.6843418860808015e-14");
  }

  @Test
  void everyFiniteDoubleReadsBack() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(KeyNumbers.format(value)))
            .as("seed %d", seed)
            .isEqualTo(value);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsRefused(double value) {
    assertThatThrownBy(() -> KeyNumbers.format(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Double.toString(value))
        .hasMessageContaining("finite");
  }
}
