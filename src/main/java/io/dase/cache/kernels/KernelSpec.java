// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import io.dase.cache.core.KeyNumbers;

/**
 * Which Grünwald-Letnikov kernel: its order, step and number of weights. Immutable; safe from any
 * thread.
 *
 * @param alpha order of the derivative, dimensionless, {@value #MIN_ALPHA} to {@value #MAX_ALPHA}
 * @param dt sampling step, in the caller's unit of time, {@value #MIN_DT} to {@value #MAX_DT}
 * @param n number of weights, 1 to {@value #MAX_N}
 */
public record KernelSpec(double alpha, double dt, int n) {
  public static final double MIN_ALPHA = 1e-10;
  public static final double MAX_ALPHA = 10;
  public static final double MIN_DT = 1e-15;
  public static final double MAX_DT = 1e15;

  /** One kernel of this length takes 1 GiB. */
  public static final int MAX_N = 1 << 27;

  /**
   * Checks the ranges; within them no weight overflows, and none loses digits to underflow.
   *
   * @throws IllegalArgumentException naming the argument, its value and the range
   */
  public KernelSpec {
    requireWithin("alpha", alpha, MIN_ALPHA, MAX_ALPHA);
    requireWithin("dt", dt, MIN_DT, MAX_DT);
    if (n < 1 || n > MAX_N) {
      throw new IllegalArgumentException("n is " + n + "; expected 1 to " + MAX_N + " weights");
    }
  }

  /** The key in the store, such as {@code kernel_1.5_0.01_1000}. */
  public String key() {
    return "kernel_" + KeyNumbers.format(alpha) + "_" + KeyNumbers.format(dt) + "_" + n;
  }

  private static void requireWithin(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          name
              + " is "
              + value
              + "; expected "
              + KeyNumbers.format(low)
              + " to "
              + KeyNumbers.format(high));
    }
  }
}
