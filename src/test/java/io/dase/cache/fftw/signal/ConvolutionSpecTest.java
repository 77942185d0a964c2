// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConvolutionSpecTest {
  @ParameterizedTest
  @CsvSource({
    "10, 3, FULL, 12", "10, 3, SAME, 10", "10, 3, VALID, 8", "10, 3, CIRCULAR, 10",
    "3, 10, FULL, 12", "3, 10, SAME, 3", "3, 10, VALID, 8", "1, 1, FULL, 1",
  })
  void theOutputHasTheSizeThatTheModeTells(int n, int m, ConvolutionMode mode, int size) {
    assertThat(ConvolutionSpec.real(n).kernel(m).mode(mode).outputShape()).containsExactly(size);
  }

  @ParameterizedTest
  @EnumSource(ConvolutionMode.class)
  void theKernelHasTheShapeOfTheSignalUnlessToldOtherwise(ConvolutionMode mode) {
    assertThat(ConvolutionSpec.complex(4, 5).mode(mode).kernelShape()).containsExactly(4, 5);
  }

  @Test
  void aSpecIsAValue() {
    ConvolutionSpec spec = ConvolutionSpec.real(8, 9).kernel(3, 3).mode(ConvolutionMode.SAME);
    assertThat(spec)
        .isEqualTo(ConvolutionSpec.real(8, 9).mode(ConvolutionMode.SAME).kernel(3, 3))
        .hasSameHashCodeAs(spec.correlation().convolution())
        .isNotEqualTo(spec.correlation())
        .isNotEqualTo(spec.method(ConvolutionMethod.FFT))
        .isNotEqualTo(spec.kernel(3, 4))
        .isNotEqualTo(ConvolutionSpec.complex(8, 9).kernel(3, 3).mode(ConvolutionMode.SAME))
        .hasToString("SAME real convolution of [8, 9] with [3, 3], AUTO");
  }

  @Test
  void aTinyKernelIsSummedAndALargeOneTransformed() {
    ConvolutionSpec spec = ConvolutionSpec.real(100_000);
    assertThat(spec.method()).isEqualTo(ConvolutionMethod.AUTO);
    assertThat(spec.kernel(3).chosenMethod()).isEqualTo(ConvolutionMethod.DIRECT);
    assertThat(spec.kernel(50_000).chosenMethod()).isEqualTo(ConvolutionMethod.FFT);
    assertThat(spec.kernel(3).method(ConvolutionMethod.FFT).chosenMethod())
        .isEqualTo(ConvolutionMethod.FFT);
  }

  @Test
  void shapesThatDoNotGoTogetherAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(ConvolutionSpec::real);
    assertThatIllegalArgumentException().isThrownBy(() -> ConvolutionSpec.complex(3, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConvolutionSpec.real(8, 8).kernel(3))
        .withMessageContaining("rank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConvolutionSpec.real(8, 8).kernel(9, 3).mode(ConvolutionMode.VALID))
        .withMessageContaining("VALID");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConvolutionSpec.real(8, 8).kernel(9, 3).mode(ConvolutionMode.CIRCULAR))
        .withMessageContaining("period");
  }

  @Test
  void resultsThatNoArrayHoldsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConvolutionSpec.real(1 << 30, 2).mode(ConvolutionMode.SAME))
        .withMessageContaining("Java array");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConvolutionSpec.complex(1 << 30).mode(ConvolutionMode.SAME));
    assertThatIllegalArgumentException().isThrownBy(() -> ConvolutionSpec.real(Integer.MAX_VALUE));
  }
}
