// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackwardDifferencesTest {
  private static final int N = 3000;

  private static KernelSpec spec(int order, double alpha, int n) {
    return new KernelSpec(KernelFamily.valueOf("BDF" + order), alpha, 1, n);
  }

  /** Of the weights relative to the first, before they are scaled. */
  private static double worstUlps(int order, double alpha) {
    double[] ratios = BackwardDifferences.unscaled(order, alpha, N).hi();
    return ExactWeights.worstUlps(ratios, MultistepDecimals.ratios(order, alpha, N));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void everyWeightIsWithinFourUlpOfTheDecimalRecurrenceForRandomOrders(int order) {
    long seed = System.nanoTime();
    double alpha = new Random(seed).nextDouble() * BackwardDifferences.MAX_ALPHA;
    assertThat(worstUlps(order, alpha)).as("seed %d", seed).isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"2, 1.000001", "3, 0.999999", "6, 2.000001", "4, 1e-10", "6, 3.999999"})
  void ordersNearAnIntegerKeepTheBoundToo(int order, double alpha) {
    assertThat(worstUlps(order, alpha)).isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void anIntegerOrderGivesAFiniteDifferenceAndThenZeros(int order) {
    double[] weights = KernelWeights.of(spec(order, 2, 40));
    for (int k = 0; k < weights.length; k++) {
      assertThat(weights[k] == 0).as("k = %d", k).isEqualTo(k > 2 * order);
    }
  }

  /** As far as it reaches: 1e-14 of the largest, whatever the weight. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void theFourierFormOfTheGeneratingFunctionGivesTheSameWeights(int order) {
    double[] weights = KernelWeights.of(spec(order, 0.7, 200));
    double[] second = MultistepFourier.weights(order, 0.7, 200);
    for (int k = 0; k < weights.length; k++) {
      assertThat(second[k]).as("k = %d", k).isEqualTo(weights[k], within(1e-14));
    }
  }
}
