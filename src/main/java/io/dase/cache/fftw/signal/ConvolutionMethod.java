// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

/** How a convolution is computed. Immutable; safe from any thread. */
public enum ConvolutionMethod {
  /** By the direct sum if {@link ConvolutionSpec} expects it to be faster, else through FFT. */
  AUTO,
  /** By the sum of the definition: one multiplication for each pair of output and kernel. */
  DIRECT,
  /** Through FFT. */
  FFT
}
