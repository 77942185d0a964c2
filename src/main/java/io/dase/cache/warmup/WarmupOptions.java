// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import io.dase.cache.core.Category;
import io.dase.cache.fftw.Rigor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a warm-up is to do. Immutable; safe from any thread.
 *
 * @param categories those to fill
 * @param rigor how hard FFTW plans; empty: as the manifest's transforms say
 * @param proof which wisdom is proven
 */
public record WarmupOptions(Set<Category> categories, Optional<Rigor> rigor, Proof proof) {
  /** Which wisdom is given to the plain FFTW program. */
  public enum Proof {
    /**
     * All that is listed, if any of it is planned in this run, so that a resumed run proves all.
     */
    WHEN_PLANNED,
    /** All that is listed. */
    ALL,
    NONE
  }

  /** The categories that a warm-up knows, in its order. */
  public static final List<Category> KNOWN =
      List.of(
          Category.FRACTIONAL_KERNELS,
          Category.STENCILS,
          Category.ECHO_TEMPLATES,
          Category.STATE_PROFILES,
          Category.FFTW_WISDOM);

  /**
   * @throws IllegalArgumentException for a category that is not {@link #KNOWN}
   */
  public WarmupOptions {
    categories = Set.copyOf(categories);
    for (Category category : categories) {
      if (!KNOWN.contains(category)) {
        throw new IllegalArgumentException(
            "a warm-up knows nothing of category '" + category + "'; expected one of " + KNOWN);
      }
    }
  }
}
