// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectSumTest {
  private static final long SEED = System.nanoTime();

  @ParameterizedTest
  @MethodSource("io.dase.cache.fftw.signal.ConvolutionCases#all")
  void wholeNumbersGiveTheSumOfTheDefinitionExactly(ConvolutionSpec spec) {
    Random random = new Random(SEED);
    double[] signal = ConvolutionCases.rounded(ConvolutionCases.signal(spec, random));
    double[] kernel = ConvolutionCases.rounded(ConvolutionCases.kernel(spec, random));
    double[] expected = new DefinedSum(spec).of(signal, kernel);
    double[] output = new double[expected.length];
    new DirectSum(spec.axes(), spec.taps(kernel), spec.isComplex()).addTo(output, signal);
    assertThat(output).as("seed %d", SEED).isEqualTo(expected);
  }
}
