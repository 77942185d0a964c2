// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import io.dase.cache.core.Ranges;
import java.util.Objects;

/**
 * The short-memory principle (Podlubny 1999, section 7.3): a Grünwald-Letnikov sum over the newest
 * samples only. A kernel of {@code kept} weights is the truncated one; what it leaves out is
 *
 * <pre>
 *   | dt^-alpha sum_{k &gt;= kept} w_k f_{m-k} |  &lt;=  bound max|f|,
 *   bound = dt^-alpha | sum_{k &lt; kept} w_k |
 *         = dt^-alpha | Gamma(kept - alpha) / (Gamma(1 - alpha) Gamma(kept)) |,
 * </pre>
 *
 * since the weights from {@code k > alpha} on have one sign and all of them add up to 0. For large
 * {@code kept} it is Podlubny's L^-alpha / |Gamma(1 - alpha)| with the memory L = kept dt. It is
 * the difference to the sum over the whole past, not to the derivative. Pure functions; safe from
 * any thread.
 */
public final class ShortMemory {
  /** Covers what the products and the power below lose, a rounding for each weight. */
  private static final double ROUNDING = 0x1p-51;

  private ShortMemory() {}

  /**
   * The bound for each unit of max|f|; rounded up.
   *
   * @param spec of the family Grünwald-Letnikov; its n is the number of samples kept, above alpha
   * @throws IllegalArgumentException for another family, and for n up to alpha
   */
  public static double errorBound(KernelSpec spec) {
    requireSuited(spec);
    double sum = 1;
    for (int k = 1; k < spec.n(); k++) {
      sum *= 1 - spec.alpha() / k;
    }
    return roundedUp(Math.abs(sum) * KernelWeights.scale(spec).hi(), spec.n());
  }

  /**
   * The least number of samples above alpha whose bound is within {@code tolerance}.
   *
   * @param spec of the family Grünwald-Letnikov; its n is the most samples that are allowed
   * @param tolerance of the result for each unit of max|f|, positive
   * @throws IllegalArgumentException for another family, for a tolerance that is not positive and
   *     finite, and if n samples do not reach it
   */
  public static int samplesFor(KernelSpec spec, double tolerance) {
    requireSuited(spec);
    Ranges.requirePositive("tolerance", tolerance);
    double scale = KernelWeights.scale(spec).hi();
    double sum = 1;
    for (int kept = 1; kept <= spec.n(); kept++) {
      if (kept > spec.alpha() && roundedUp(Math.abs(sum) * scale, kept) <= tolerance) {
        return kept;
      }
      sum *= 1 - spec.alpha() / kept;
    }
    throw new IllegalArgumentException(
        "tolerance is "
            + tolerance
            + "; expected "
            + errorBound(spec)
            + " or more, which "
            + spec.n()
            + " samples reach");
  }

  private static double roundedUp(double bound, int kept) {
    return bound * (1 + kept * ROUNDING);
  }

  private static void requireSuited(KernelSpec spec) {
    Objects.requireNonNull(spec, "spec");
    if (spec.family() != KernelFamily.GRUNWALD_LETNIKOV) {
      throw new IllegalArgumentException(
          "family is " + spec.family() + "; expected GRUNWALD_LETNIKOV");
    }
    if (spec.n() <= spec.alpha()) {
      throw new IllegalArgumentException(
          "n is " + spec.n() + "; expected more samples than alpha, " + spec.alpha());
    }
  }
}
