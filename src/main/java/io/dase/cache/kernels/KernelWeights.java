// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import java.util.Objects;

/**
 * The weights of every {@link KernelFamily}. Alpha and dt mean the exact values of the doubles;
 * every weight is within 4 ulp of the exact one, for n up to 2^27, of {@code BDF} families where
 * alpha is an integer or at least 1e-6 away from one. Pure functions; safe from any thread.
 */
public final class KernelWeights {
  /** Two doubles for the weight without its factor, one with it, and as many bytes in a file. */
  private static final int BYTES_PER_WEIGHT = 6 * Double.BYTES;

  private KernelWeights() {}

  /**
   * The weights w_0, ..., w_{n-1} in a new array, in the unit of time to the power -alpha, of an
   * integral alpha.
   *
   * @throws IllegalArgumentException if this many do not fit into the heap
   */
  public static double[] of(KernelSpec spec) {
    Objects.requireNonNull(spec, "spec");
    requireFitsHeap(spec);
    return spec.family().unscaled(spec.alpha(), spec.n()).scaled(scale(spec), spec.n());
  }

  static DoubleDouble scale(KernelSpec spec) {
    return spec.family().scale(spec.alpha(), spec.dt());
  }

  /**
   * @throws IllegalArgumentException naming n and the most weights that this heap holds
   */
  static void requireFitsHeap(KernelSpec spec) {
    long most = Runtime.getRuntime().maxMemory() / BYTES_PER_WEIGHT;
    if (spec.n() > most) {
      throw new IllegalArgumentException(
          "n is "
              + spec.n()
              + "; expected at most "
              + most
              + " weights in this heap; start Java with a larger -Xmx");
    }
  }
}
