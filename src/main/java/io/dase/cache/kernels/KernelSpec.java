// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import io.dase.cache.core.KeyNumbers;
import io.dase.cache.core.Ranges;
import java.util.Objects;

/**
 * Which kernel: its family, order, step and number of weights. Immutable; safe from any thread.
 *
 * @param family the approximation
 * @param alpha order of the derivative or integral, dimensionless, {@value #MIN_ALPHA} to {@value
 *     #MAX_ALPHA}; some families take less, see {@link KernelFamily}
 * @param dt sampling step, in the caller's unit of time, {@value #MIN_DT} to {@value #MAX_DT}
 * @param n number of weights, 1 to {@value #MAX_N}
 */
public record KernelSpec(KernelFamily family, double alpha, double dt, int n) {
  /** The least order. */
  public static final double MIN_ALPHA = 1e-10;

  /** The greatest order. */
  public static final double MAX_ALPHA = 10;

  /** The least step. */
  public static final double MIN_DT = 1e-15;

  /** The greatest step. */
  public static final double MAX_DT = 1e15;

  /** One kernel of this length takes 1 GiB. */
  public static final int MAX_N = 1 << 27;

  /**
   * Checks the ranges; within them no weight overflows, and none loses digits to underflow.
   *
   * @throws IllegalArgumentException naming the argument, its value and the range
   */
  public KernelSpec {
    Objects.requireNonNull(family, "family");
    if (!(alpha >= family.minAlpha() && alpha <= family.maxAlpha())) {
      throw new IllegalArgumentException("alpha is " + alpha + "; expected " + family.orders());
    }
    Ranges.requireWithin("dt", dt, MIN_DT, MAX_DT);
    if (n < 1 || n > MAX_N) {
      throw new IllegalArgumentException("n is " + n + "; expected 1 to " + MAX_N + " weights");
    }
  }

  /** Of the family Grünwald-Letnikov. */
  public KernelSpec(double alpha, double dt, int n) {
    this(KernelFamily.GRUNWALD_LETNIKOV, alpha, dt, n);
  }

  /**
   * The key in the store: {@code kernel_1.5_0.01_1000} for Grünwald-Letnikov, {@code
   * kernel_<family>_<alpha>_<dt>_<n>} for others, where the family is {@code l1}, {@code sunwu},
   * {@code bdf1} to {@code bdf6} or {@code rli}.
   */
  public String key() {
    return "kernel_"
        + family.keyPart()
        + KeyNumbers.format(alpha)
        + "_"
        + KeyNumbers.format(dt)
        + "_"
        + n;
  }
}
