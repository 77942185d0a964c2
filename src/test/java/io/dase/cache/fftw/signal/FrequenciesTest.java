// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dase.cache.testing.Numpy;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequenciesTest {
  @Test
  void everyLineOfTheSharedVectorsIsReproducedBitForBit() {
    List<String[]> complex = FrequencyVectors.of("fftfreq");
    List<String[]> real = FrequencyVectors.of("rfftfreq");
    assertThat(complex).hasSizeGreaterThan(60);
    assertThat(real).hasSizeGreaterThan(60);
    for (String[] line : complex) {
      double d = FrequencyVectors.number(line[2]);
      assertThat(Frequencies.fftfreq(Integer.parseInt(line[1]), d))
          .as("fftfreq(%s, %s)", line[1], d)
          .isEqualTo(FrequencyVectors.doubles(line[3]));
    }
    for (String[] line : real) {
      double d = FrequencyVectors.number(line[2]);
      assertThat(Frequencies.rfftfreq(Integer.parseInt(line[1]), d))
          .as("rfftfreq(%s, %s)", line[1], d)
          .isEqualTo(FrequencyVectors.doubles(line[3]));
    }
  }

  @Test
  void theInstalledNumpyComputesTheSameBits() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 3; i++) {
      int n = 1 + random.nextInt(500);
      double d = random.nextDouble() + 1e-3;
      String program =
          """
          import sys, numpy as np
          n, d = int(sys.argv[1]), float.fromhex(sys.argv[2])
          for frequencies in (np.fft.fftfreq(n, d), np.fft.rfftfreq(n, d)):
              print(*('%016x' % bits for bits in frequencies.view(np.uint64)))
          """;
      String[] lines = Numpy.run(program, n, Double.toHexString(d)).split("\n");
      assertThat(Frequencies.fftfreq(n, d))
          .as("seed %d", seed)
          .isEqualTo(FrequencyVectors.doubles(lines[0]));
      assertThat(Frequencies.rfftfreq(n, d))
          .as("seed %d", seed)
          .isEqualTo(FrequencyVectors.doubles(lines[1]));
    }
  }

  @Test
  void evenAndOddSizesPartAtTheMiddle() {
    assertThat(Frequencies.fftfreq(4, 0.25)).containsExactly(0, 1, -2, -1);
    assertThat(Frequencies.fftfreq(5, 0.2)).containsExactly(0, 1, 2, -2, -1);
    assertThat(Frequencies.rfftfreq(4, 0.25)).containsExactly(0, 1, 2);
    assertThat(Frequencies.rfftfreq(5, 0.2)).containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-3, 1", "4, 0", "4, NaN", "4, Infinity", "4, 1e-310", "1000, 1e306"})
  void whatHasNoFrequenciesIsRefused(int n, double d) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frequencies.fftfreq(n, d))
        .withMessageContaining(n + " samples");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frequencies.rfftfreq(n, d))
        .withMessageContaining(d + " apart");
  }
}
