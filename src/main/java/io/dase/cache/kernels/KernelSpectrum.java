// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import io.dase.cache.format.NdArray;
import java.nio.DoubleBuffer;

/**
 * The discrete Fourier transform of the weights of a kernel, padded with zeros to the size of the
 * transform: {@code X_j = sum_k w_k exp(-2 pi i j k / size)}, j from 0 to size / 2; as numpy's
 * {@code rfft(weights, size)}. Immutable; safe from any thread.
 */
public final class KernelSpectrum {
  private final KernelSpec spec;
  private final int size;
  private final NdArray values;

  KernelSpectrum(KernelSpec spec, int size, NdArray values) {
    this.spec = spec;
    this.size = size;
    this.values = values;
  }

  /** The kernel. */
  public KernelSpec spec() {
    return spec;
  }

  /** The size of the transform. */
  public int size() {
    return size;
  }

  /** The key in the store, such as {@code kernel_1.5_0.01_1000_rfft2000}. */
  public String key() {
    return key(spec, size);
  }

  /** A read-only view of size / 2 + 1 complex numbers as re, im pairs. */
  public DoubleBuffer values() {
    return values.asDoubleBuffer();
  }

  /** The size / 2 + 1 complex numbers as re, im pairs; a copy. */
  public double[] toArray() {
    return values.toDoubleArray();
  }

  /** The key and the first numbers. */
  @Override
  public String toString() {
    return key() + " " + values;
  }

  static String key(KernelSpec spec, int size) {
    return spec.key() + "_rfft" + size;
  }
}
