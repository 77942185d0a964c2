// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaddingTest {
  private static final long SEED = System.nanoTime();

  @ParameterizedTest
  @MethodSource("io.dase.cache.fftw.signal.ConvolutionCases#all")
  void theCircularConvolutionOfThePaddedArraysBeginsWithTheOutputs(ConvolutionSpec spec) {
    Random random = new Random(SEED);
    double[] signal = ConvolutionCases.rounded(ConvolutionCases.signal(spec, random));
    double[] kernel = ConvolutionCases.rounded(ConvolutionCases.kernel(spec, random));
    Padding padding = new Padding(spec);
    int numbers = (int) padding.elements() * spec.width();
    double[] paddedSignal = filledWithNonsense(numbers);
    double[] paddedKernel = filledWithNonsense(numbers);
    padding.putSignal(signal, DoubleBuffer.wrap(paddedSignal));
    padding.putKernel(spec.taps(kernel), DoubleBuffer.wrap(paddedKernel));

    int[] shape = Arrays.stream(padding.shape()).mapToInt(Math::toIntExact).toArray();
    ConvolutionSpec periodic =
        (spec.isComplex() ? ConvolutionSpec.complex(shape) : ConvolutionSpec.real(shape))
            .mode(ConvolutionMode.CIRCULAR);
    double[] result = new DefinedSum(periodic).of(paddedSignal, paddedKernel);
    double[] expected = new DefinedSum(spec).of(signal, kernel);
    double[] output = new double[expected.length];
    padding.getOutput(DoubleBuffer.wrap(result), output);
    assertThat(output).as("seed %d", SEED).isEqualTo(expected);
  }

  @Test
  void noMoreIsPaddedThanTheModeNeeds() {
    ConvolutionSpec spec = ConvolutionSpec.complex(1000).kernel(25);
    assertThat(Padding.shape(spec)).containsExactly(1024);
    assertThat(Padding.shape(spec.mode(ConvolutionMode.VALID))).containsExactly(1000);
    assertThat(Padding.shape(spec.mode(ConvolutionMode.SAME))).containsExactly(1024);
    assertThat(Padding.shape(spec.mode(ConvolutionMode.CIRCULAR))).containsExactly(1000);
    assertThat(Padding.shape(ConvolutionSpec.complex(997, 997).mode(ConvolutionMode.CIRCULAR)))
        .containsExactly(997, 997);
    assertThat(Padding.shape(ConvolutionSpec.real(13, 13).kernel(1, 1))).containsExactly(13, 14);
  }

  @Test
  void arraysBeyondWhatABufferShowsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Padding(ConvolutionSpec.real(1 << 28).kernel(1)))
        .withMessageContaining("2^31 bytes");
  }

  private static double[] filledWithNonsense(int numbers) {
    double[] values = new double[numbers];
    Arrays.fill(values, Double.NaN);
    return values;
  }
}
