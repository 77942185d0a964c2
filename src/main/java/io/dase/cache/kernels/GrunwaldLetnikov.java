// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import java.util.Objects;

/**
 * Weights of the Grünwald-Letnikov derivative of order alpha (Podlubny, "Fractional Differential
 * Equations", Academic Press 1999, chapter 7):
 *
 * <pre>
 *   D^alpha f(t_m)  ~  dt^-alpha  sum_{k=0..m} w_k f(t_m - k dt),
 *   w_k = (-1)^k binomial(alpha, k):   w_0 = 1,   w_k = w_{k-1} (1 - (alpha + 1) / k).
 * </pre>
 *
 * The lower terminal is 0; the approximation is of first order in dt. It is the Riemann-Liouville
 * derivative, and the Caputo derivative of functions whose value and derivatives below alpha vanish
 * at 0. Stateless; safe from any thread.
 */
public final class GrunwaldLetnikov {
  private GrunwaldLetnikov() {}

  /**
   * The weights {@code w_0 dt^-alpha, ..., w_{n-1} dt^-alpha} in a new array of length n, unit of
   * time to the power -alpha. Alpha and dt mean the exact values of the doubles; every weight is
   * within 1 ulp of the exact one, since recurrence and power run in double-double (in plain double
   * the recurrence drifts by tens of ulp at n = 5000).
   *
   * @throws IllegalArgumentException if the spec is of another family
   */
  public static double[] weights(KernelSpec spec) {
    Objects.requireNonNull(spec, "spec");
    if (spec.family() != KernelFamily.GRUNWALD_LETNIKOV) {
      throw new IllegalArgumentException(
          "the kernel is of the family "
              + spec.family()
              + "; expected GRUNWALD_LETNIKOV, others through KernelWeights.of");
    }
    return KernelWeights.of(spec);
  }

  static UnscaledWeights unscaled(double alpha, int n) {
    UnscaledWeights weights = UnscaledWeights.ofLength(n);
    DoubleDouble weight = DoubleDouble.ONE;
    weights.set(0, weight);
    for (int k = 1; k < n; k++) {
      weight = weight.times(DoubleDouble.sum(k - 1.0, -alpha)).dividedBy(k);
      weights.set(k, weight);
    }
    return weights;
  }
}
