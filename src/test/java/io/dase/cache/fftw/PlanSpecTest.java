// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanSpecTest {
  @ParameterizedTest
  @MethodSource("vectors")
  void everyTextIsReadOrRefusedAsInCpp(boolean valid, String text) {
    if (valid) {
      assertThat(PlanSpec.parse(text).text()).isEqualTo(text);
    } else {
      assertThatThrownBy(() -> PlanSpec.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theTextOfADefaultIsForwardOutOfPlaceOneThreadMeasure() {
    assertThat(PlanSpec.dft(96, 80).text()).isEqualTo("fft_2d_96x80/forward/out/1/measure");
  }

  @Test
  void everyPartOfASpecShowsInItsText() {
    PlanSpec spec = PlanSpec.rdft(512, 511).backward().inPlace().threads(2).rigor(Rigor.PATIENT);
    assertThat(spec.text()).isEqualTo("rfft_2d_512x511/backward/in/2/patient");
    assertThat(spec.forward().outOfPlace().text())
        .isEqualTo("rfft_2d_512x511/forward/out/2/patient");
  }

  @Test
  void specsAreEqualIfAndOnlyIfTheirTextsAre() {
    PlanSpec spec = PlanSpec.dft(64);
    List<PlanSpec> others =
        List.of(
            spec.backward(),
            spec.inPlace(),
            spec.threads(2),
            spec.rigor(Rigor.ESTIMATE),
            PlanSpec.rdft(64),
            PlanSpec.dft(64, 1));
    assertThat(PlanSpec.parse(spec.text())).isEqualTo(spec).hasSameHashCodeAs(spec);
    assertThat(others).doesNotContain(spec).doesNotHaveDuplicates();
  }

  @Test
  void changingASpecLeavesTheFormerOneAlone() {
    PlanSpec spec = PlanSpec.dft(64);
    spec.backward().inPlace().threads(3);
    assertThat(spec).isEqualTo(PlanSpec.dft(64));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, PlanSpec.MAX_THREADS + 1})
  void aNumberOfThreadsOutOfRangeIsRefusedByName(int threads) {
    assertThatThrownBy(() -> PlanSpec.dft(64).threads(threads))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(threads + " threads; expected 1 to 4096");
  }

  @Test
  void sizesAreRefusedWithWhatWasFound() {
    assertThatThrownBy(PlanSpec::dft).hasMessageContaining("rank 0; expected 1 to 32");
    assertThatThrownBy(() -> PlanSpec.dft(new long[33])).hasMessageContaining("rank 33");
    assertThatThrownBy(() -> PlanSpec.dft(4, 0)).hasMessageContaining("[4, 0]");
    assertThatThrownBy(() -> PlanSpec.dft(1L << 32, 1L << 32)).hasMessageContaining("2^63-1");
  }

  private static Stream<Object[]> vectors() throws IOException {
    Path file = Path.of(System.getProperty("dase.source.dir"), "wisdom/specs.tsv");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSizeGreaterThan(60);
    return lines.stream()
        .map(line -> line.split("\t", -1))
        .map(fields -> new Object[] {fields[0].equals("valid"), fields[1]});
  }
}
