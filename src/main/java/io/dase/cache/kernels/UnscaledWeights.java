// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

/**
 * What the kernels of one family and order have in common: their weights without the factor that
 * depends on the step, as unevaluated sums of two doubles. Each weight depends on its index alone,
 * so the first n serve every kernel of n weights. The arrays are not written to once this is made;
 * safe from any thread.
 */
record UnscaledWeights(double[] hi, double[] lo) {
  /** Of n weights, all of them 0; for the one who makes them. */
  static UnscaledWeights ofLength(int n) {
    return new UnscaledWeights(new double[n], new double[n]);
  }

  int length() {
    return hi.length;
  }

  /** How much memory it takes. */
  long bytes() {
    return 2L * Double.BYTES * hi.length;
  }

  DoubleDouble get(int k) {
    return new DoubleDouble(hi[k], lo[k]);
  }

  void set(int k, DoubleDouble weight) {
    hi[k] = weight.hi();
    lo[k] = weight.lo();
  }

  /** The first n weights times {@code scale}, each rounded once, in a new array. */
  double[] scaled(DoubleDouble scale, int n) {
    double[] weights = new double[n];
    for (int k = 0; k < n; k++) {
      weights[k] = get(k).times(scale).hi();
    }
    return weights;
  }
}
