// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizationTest {
  @ParameterizedTest
  @CsvSource({
    "fft_2d_8x2/forward/out/1/measure, 16",
    "fft_2d_8x2_b5/backward/in/1/measure, 16",
    "rfft_2d_3x12/forward/out/1/measure, 36",
    "rfft_2d_3x12/backward/out/1/measure, 36",
    "dct1_1d_9/forward/out/1/measure, 16",
    "dst1_1d_7/forward/out/1/measure, 16",
    "dct2_2d_2x8/forward/out/1/measure, 64",
    "dct1-dht-dst4_3d_3x4x8/forward/out/1/measure, 256",
  })
  void everyFactorFollowsFromTheLogicalSize(String text, double size) {
    PlanSpec spec = PlanSpec.parse(text);
    assertThat(spec.logicalSize()).isEqualTo(size);
    assertThat(spec.inverse().logicalSize()).isEqualTo(size);
    assertThat(Normalization.NONE.factor(spec)).isEqualTo(1);
    assertThat(Normalization.BY_N.factor(spec)).isEqualTo(1 / size);
    assertThat(Normalization.ORTHO.factor(spec)).isEqualTo(1 / Math.sqrt(size));
  }

  @Test
  void orthoOnBothWaysGivesBackTheInput() {
    PlanSpec spec = PlanSpec.r2r(RealKind.DCT2, 5);
    double factor = Normalization.ORTHO.factor(spec) * Normalization.ORTHO.factor(spec.inverse());
    double[] input = {1, -2, 3, -4, 5};
    double[] back = DirectReal.transform(RealKind.DCT3, DirectReal.transform(RealKind.DCT2, input));
    for (int i = 0; i < input.length; i++) {
      assertThat(back[i] * factor).isCloseTo(input[i], within(1e-14));
    }
  }

  @Test
  void theLogicalSizeMayExceed64Bits() {
    PlanSpec spec = PlanSpec.r2r(RealKind.DST2, 1L << 57, 1, 1, 1, 1, 1, 1, 1, 1);
    assertThat(spec.logicalSize()).isEqualTo(0x1p66);
    assertThat(Normalization.ORTHO.factor(spec.batch(2)))
        .isEqualTo(Normalization.ORTHO.factor(spec));
  }
}
