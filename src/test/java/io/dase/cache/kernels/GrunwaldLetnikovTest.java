// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GrunwaldLetnikovTest {
  private static final int LONGEST = 5000;

  static Stream<KernelSpec> longestCommonKernels() {
    return CommonKernels.all().stream().filter(spec -> spec.n() == LONGEST);
  }

  @ParameterizedTest
  @MethodSource("longestCommonKernels")
  void sampledWeightsAreWithinOneUlpOfTheGoldenFiles(KernelSpec spec) throws IOException {
    double[] weights = GrunwaldLetnikov.weights(spec);
    Map<Integer, BigDecimal> golden = GoldenKernel.read(spec).weights();
    assertThat(golden).hasSizeGreaterThan(130).containsKeys(0, 1, 32, LONGEST - 1);
    golden.forEach(
        (k, exact) ->
            assertThat(ExactWeights.ulps(weights[k], exact))
                .as("k = %d", k)
                .isLessThanOrEqualTo(1));
  }

  @ParameterizedTest
  @MethodSource("longestCommonKernels")
  void everyWeightIsWithinOneUlpOfTheDecimalRecurrence(KernelSpec spec) throws IOException {
    BigDecimal scale = GoldenKernel.read(spec).scale();
    BigDecimal[] exact = ExactWeights.of(spec.alpha(), scale, LONGEST);
    assertThat(ExactWeights.worstUlps(GrunwaldLetnikov.weights(spec), exact))
        .isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("longestCommonKernels")
  void theRecurrenceInPlainDoubleDriftsBeyondFourUlps(KernelSpec spec) throws IOException {
    double[] plain = new double[LONGEST];
    double unscaled = 1;
    double scale = Math.pow(spec.dt(), -spec.alpha());
    plain[0] = scale;
    for (int k = 1; k < LONGEST; k++) {
      unscaled *= 1 - (spec.alpha() + 1) / k;
      plain[k] = unscaled * scale;
    }
    BigDecimal exactScale = GoldenKernel.read(spec).scale();
    BigDecimal[] exact = ExactWeights.of(spec.alpha(), exactScale, LONGEST);
    assertThat(ExactWeights.worstUlps(plain, exact)).isGreaterThan(4);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 1e-15",
    "10, 1e15",
    "9, 0.3",
    "3, 1e-15",
    "1, 7",
    "2, 0.1",
    "0.5, 1e-15",
    "0.5, 1e15",
    "1.5, 0.7",
    "0.0000305175781250, 1e-15",
    "1.000030517578125, 1e15",
    "9.999969482421875, 1e-15"
  })
  void theCornersOfTheRangeAreWithinOneUlpToo(double alpha, double dt) {
    BigDecimal scale = reciprocalPower(new BigDecimal(dt), new BigDecimal(alpha));
    BigDecimal[] exact = ExactWeights.of(alpha, scale, 2000);
    double[] weights = GrunwaldLetnikov.weights(new KernelSpec(alpha, dt, 2000));
    assertThat(ExactWeights.worstUlps(weights, exact)).isLessThanOrEqualTo(1);
  }

  @Test
  void orderOneIsTheBackwardDifference() {
    assertThat(GrunwaldLetnikov.weights(new KernelSpec(1, 0.5, 5))).containsExactly(2, -2, 0, 0, 0);
  }

  @Test
  void orderTwoIsTheSecondDifference() {
    assertThat(GrunwaldLetnikov.weights(new KernelSpec(2, 0.5, 4))).containsExactly(4, -8, 4, 0);
  }

  @Test
  void aShorterKernelIsThePrefixOfALongerOne() {
    double[] longer = GrunwaldLetnikov.weights(new KernelSpec(1.8, 0.01, 500));
    double[] shorter = GrunwaldLetnikov.weights(new KernelSpec(1.8, 0.01, 100));
    assertThat(longer).startsWith(shorter);
  }

  @Test
  void oneWeightIsThePowerOfTheStepAlone() {
    assertThat(GrunwaldLetnikov.weights(new KernelSpec(1.5, 4, 1))).containsExactly(0.125);
  }

  /** {@code base^-exponent} for an exponent of at most 15 binary places, by square roots. */
  private static BigDecimal reciprocalPower(BigDecimal base, BigDecimal exponent) {
    MathContext digits = new MathContext(90);
    BigDecimal root = base;
    BigDecimal product = base.pow(exponent.intValue(), digits);
    BigDecimal rest = exponent.remainder(BigDecimal.ONE);
    while (rest.signum() > 0) {
      root = root.sqrt(digits);
      rest = rest.add(rest);
      if (rest.compareTo(BigDecimal.ONE) >= 0) {
        product = product.multiply(root, digits);
        rest = rest.subtract(BigDecimal.ONE);
      }
    }
    return BigDecimal.ONE.divide(product, digits);
  }
}
