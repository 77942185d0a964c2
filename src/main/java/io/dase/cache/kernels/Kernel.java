// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import io.dase.cache.format.NdArray;
import java.nio.DoubleBuffer;

/**
 * The weights of one kernel, as its {@link KernelFamily} defines them. Immutable; safe from any
 * thread.
 */
public final class Kernel {
  private final KernelSpec spec;
  private final NdArray weights;

  Kernel(KernelSpec spec, NdArray weights) {
    this.spec = spec;
    this.weights = weights;
  }

  /** Family, order, step and number of weights. */
  public KernelSpec spec() {
    return spec;
  }

  /** The number of weights, n. */
  public int size() {
    return spec.n();
  }

  /**
   * A read-only view of the n weights, newest sample first, in the unit of time to the power
   * -alpha, of an integral alpha; position 0, the caller's own position and limit.
   */
  public DoubleBuffer weights() {
    return weights.asDoubleBuffer();
  }

  /** The n weights; a copy. */
  public double[] toArray() {
    return weights.toDoubleArray();
  }

  /** The key and the first weights. */
  @Override
  public String toString() {
    return spec.key() + " " + weights;
  }
}
