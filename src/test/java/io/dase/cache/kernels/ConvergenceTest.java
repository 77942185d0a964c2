// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Operators against closed forms at t = 1, with the order of convergence where it can be seen. */
class ConvergenceTest extends OpenOperators {
  private static final double TOLERANCE = 0.1;

  private double error(
      KernelFamily family,
      double alpha,
      int n,
      DoubleUnaryOperator f,
      double slope,
      DoubleUnaryOperator closed) {
    double dt = 1.0 / n;
    double[] series = new double[n + 1];
    for (int m = 0; m <= n; m++) {
      series[m] = f.applyAsDouble(m * dt);
    }
    boolean midpoint = family == KernelFamily.CAPUTO_SUN_WU;
    double expected =
        midpoint
            ? (closed.applyAsDouble(1) + closed.applyAsDouble(1 - dt)) / 2
            : closed.applyAsDouble(1);
    try (FractionalOperator operator = operator(new KernelSpec(family, alpha, dt, n + 1), n + 1)) {
      return Math.abs(apply(operator, series, slope)[n] - expected);
    }
  }

  private void assertOrder(
      double expected,
      KernelFamily family,
      double alpha,
      int n,
      DoubleUnaryOperator f,
      double slope,
      DoubleUnaryOperator closed) {
    double coarse = error(family, alpha, n, f, slope, closed);
    double fine = error(family, alpha, 2 * n, f, slope, closed);
    assertThat(Math.log(coarse / fine) / Math.log(2)).isEqualTo(expected, within(TOLERANCE));
  }

  @ParameterizedTest(name = "{0} of t^{2}, order {3}")
  @CsvSource({
    "GRUNWALD_LETNIKOV, 0.5, 2, 1, 400",
    "GRUNWALD_LETNIKOV, 1.5, 3, 1, 400",
    "CAPUTO_L1, 0.5, 2, 1.5, 800",
    "CAPUTO_L1, 0.8, 2.5, 1.2, 800",
    "CAPUTO_SUN_WU, 1.5, 3, 1.5, 800",
    "CAPUTO_SUN_WU, 1.8, 3.5, 1.2, 800",
    "BDF1, 0.5, 3, 1, 400",
    "BDF2, 0.5, 4, 2, 400",
    "BDF3, 0.5, 5, 3, 300",
    "BDF4, 0.5, 6, 4, 150",
    "BDF5, 0.5, 7, 5, 80",
    "BDF6, 0.5, 8, 6, 50",
    "BDF2, 1.6, 5, 2, 400",
    "BDF6, 1.6, 9, 6, 50",
    "RIEMANN_LIOUVILLE_INTEGRAL, 0.5, 3, 2, 400",
    "RIEMANN_LIOUVILLE_INTEGRAL, 1.5, 2.5, 2, 400"
  })
  void ofPowers(KernelFamily family, double alpha, double p, double expected, int n) {
    double sign = family.isIntegral() ? -1 : 1;
    assertOrder(
        expected, family, alpha, n, t -> Math.pow(t, p), 0, ClosedForms.power(p, sign * alpha));
  }

  /** Family, exponent, order of convergence, the least power of t that the derivative sees. */
  static List<Arguments> analytic() {
    return List.of(
        Arguments.of(KernelFamily.GRUNWALD_LETNIKOV, 0.5, 1.0, 0),
        Arguments.of(KernelFamily.CAPUTO_L1, 0.5, 1.5, 1),
        Arguments.of(KernelFamily.CAPUTO_SUN_WU, 1.5, 1.5, 2),
        Arguments.of(KernelFamily.RIEMANN_LIOUVILLE_INTEGRAL, 0.5, 2.0, 0));
  }

  @ParameterizedTest(name = "{0} of e^t, order {2}")
  @MethodSource("analytic")
  void ofTheExponential(KernelFamily family, double alpha, double expected, int first) {
    double sign = family.isIntegral() ? -1 : 1;
    DoubleUnaryOperator closed = ClosedForms.exponential(first, sign * alpha);
    assertOrder(expected, family, alpha, 800, Math::exp, 1, closed);
  }

  @ParameterizedTest(name = "{0} of sin t, order {2}")
  @MethodSource("analytic")
  void ofTheSine(KernelFamily family, double alpha, double expected, int first) {
    double sign = family.isIntegral() ? -1 : 1;
    DoubleUnaryOperator closed = ClosedForms.sine(first, sign * alpha);
    assertOrder(expected, family, alpha, 800, Math::sin, 1, closed);
  }
}
