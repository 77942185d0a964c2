// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

/** Weights that are differences of powers of neighbouring integers. Stateless. */
final class PowerWeights {
  private static final DoubleDouble LN_2 = DoubleDoublePower.LN_2;

  private PowerWeights() {}

  /** {@code (k+1)^(1+e) - k^(1+e)} for k from 0, e from -1 to 0, exclusive. */
  static UnscaledWeights forward(double e, int n) {
    DoubleDouble second = DoubleDoublePower.expm1(LN_2.times(DoubleDouble.sum(1, e)));
    return from(PowerDifferences.forward(e), DoubleDouble.ONE, second, n);
  }

  /** 1, then {@code (k+1)^(1+a) - 2 k^(1+a) + (k-1)^(1+a)} for k from 1; a positive. */
  static UnscaledWeights central(double a, int n) {
    DoubleDouble second = DoubleDoublePower.expm1(LN_2.times(a)).scaled(1);
    return from(PowerDifferences.central(a), DoubleDouble.ONE, second, n);
  }

  /** 0, then {@code (m-1)^(1+a) - (m-1-a) m^a} for m from 1; a positive. */
  static UnscaledWeights starting(double a, int n) {
    DoubleDouble zero = new DoubleDouble(0, 0);
    return from(PowerDifferences.starting(a), zero, new DoubleDouble(a, 0), n);
  }

  private static UnscaledWeights from(
      PowerDifferences differences, DoubleDouble first, DoubleDouble second, int n) {
    UnscaledWeights weights = UnscaledWeights.ofLength(n);
    weights.set(0, first);
    if (n > 1) {
      weights.set(1, second);
    }
    for (int k = 2; k < n; k++) {
      weights.set(k, differences.at(k));
    }
    return weights;
  }
}
