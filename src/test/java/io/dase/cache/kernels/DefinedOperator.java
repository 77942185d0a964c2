// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import java.math.BigDecimal;

/**
 * The sums by which {@link KernelFamily} defines its approximations, in double-double and slowly.
 */
final class DefinedOperator {
  private DefinedOperator() {}

  static double[] apply(KernelSpec spec, double[] f, double slope) {
    double[] w = KernelWeights.of(spec);
    double[] results = new double[f.length];
    for (int m = 0; m < f.length; m++) {
      DoubleDouble sum = new DoubleDouble(0, 0);
      for (int k = 0; k <= m && k < w.length; k++) {
        sum = sum.plus(sample(spec, f, slope, m - k).times(w[k]));
      }
      results[m] = sum.plus(start(spec, f, m)).hi();
    }
    return results;
  }

  /** The largest g in the bound of the rounding error. */
  static double largest(KernelSpec spec, double[] f, double slope) {
    double largest = 0;
    for (int m = 0; m < f.length; m++) {
      largest = Math.max(largest, Math.abs(sample(spec, f, slope, m).hi()));
    }
    return largest;
  }

  private static DoubleDouble sample(KernelSpec spec, double[] f, double slope, int m) {
    return switch (spec.family()) {
      case CAPUTO_L1 -> m == 0 ? zero() : DoubleDouble.sum(f[m], -f[m - 1]);
      case CAPUTO_SUN_WU ->
          m == 0
              ? zero()
              : m == 1
                  ? DoubleDouble.sum(f[1], -f[0]).plus(new DoubleDouble(-slope * spec.dt(), 0))
                  : DoubleDouble.sum(f[m], -f[m - 1]).plus(DoubleDouble.sum(f[m - 2], -f[m - 1]));
      case RIEMANN_LIOUVILLE_INTEGRAL -> m == 0 ? zero() : new DoubleDouble(f[m], 0);
      default -> new DoubleDouble(f[m], 0);
    };
  }

  private static DoubleDouble start(KernelSpec spec, double[] f, int m) {
    if (spec.family() != KernelFamily.RIEMANN_LIOUVILLE_INTEGRAL || m == 0) {
      return zero();
    }
    double alpha = spec.alpha();
    DoubleDouble high = m == 1 ? zero() : DoubleDoublePower.pow(m - 1.0, alpha).times(m - 1.0);
    DoubleDouble low = DoubleDoublePower.pow(m, alpha).times(DoubleDouble.sum(m - 1.0, -alpha));
    double weight = exact(high).subtract(exact(low)).doubleValue();
    return new DoubleDouble(weight * f[0], 0).times(KernelWeights.scale(spec));
  }

  private static BigDecimal exact(DoubleDouble value) {
    return new BigDecimal(value.hi()).add(new BigDecimal(value.lo()));
  }

  private static DoubleDouble zero() {
    return new DoubleDouble(0, 0);
  }
}
