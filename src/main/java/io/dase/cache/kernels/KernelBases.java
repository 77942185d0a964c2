// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import com.github.benmanes.caffeine.cache.Cache;

/**
 * The longest weights that were computed of each family and order, which serve every step and every
 * shorter kernel; bounded by their bytes. Safe from any thread.
 */
final class KernelBases {
  private record Base(KernelFamily family, double alpha) {
    static Base of(KernelSpec spec) {
      return new Base(spec.family(), spec.alpha());
    }
  }

  /** Computes weights. */
  interface Source {
    UnscaledWeights unscaled(KernelFamily family, double alpha, int n);
  }

  private final Source source;
  private final Cache<Base, UnscaledWeights> weights;

  KernelBases(Source source) {
    this.source = source;
    this.weights = Resident.bounded(UnscaledWeights::bytes);
  }

  /** Null unless as many weights as the kernel has are here. */
  UnscaledWeights find(KernelSpec spec) {
    UnscaledWeights held = weights.getIfPresent(Base.of(spec));
    return held != null && held.length() >= spec.n() ? held : null;
  }

  UnscaledWeights compute(KernelSpec spec) {
    UnscaledWeights computed = source.unscaled(spec.family(), spec.alpha(), spec.n());
    weights
        .asMap()
        .merge(Base.of(spec), computed, (old, made) -> old.length() > made.length() ? old : made);
    return computed;
  }
}
