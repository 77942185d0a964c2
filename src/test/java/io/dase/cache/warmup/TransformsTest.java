// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import org.junit.jupiter.api.Test;

class TransformsTest {
  @Test
  void thirteenTransformsOfFourProblemsTravelInTheJar() {
    Transforms common = Transforms.common();

    assertThat(common.rigor()).isEqualTo(Rigor.MEASURE);
    assertThat(common.transforms()).hasSize(13);
    assertThat(common.transforms().get(6).problems())
        .extracting(PlanSpec::text)
        .containsExactly(
            "fft_2d_64x64/forward/in/1/measure",
            "fft_2d_64x64/forward/out/1/measure",
            "fft_2d_64x64/backward/in/1/measure",
            "fft_2d_64x64/backward/out/1/measure");
  }

  @Test
  void anotherRigorChangesNothingElse() {
    assertThat(Transforms.common().transforms().get(0).with(Rigor.PATIENT).problems())
        .extracting(PlanSpec::text)
        .contains("fft_1d_64/backward/out/1/patient")
        .hasSize(4);
  }
}
