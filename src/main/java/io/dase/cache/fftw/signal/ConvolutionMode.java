// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

/**
 * Which elements of a convolution or correlation are given. The first three are those of
 * numpy.convolve and scipy.signal; n is the size of the signal and m that of the kernel in one
 * dimension. Immutable; safe from any thread.
 */
public enum ConvolutionMode {
  /** Every element to which both contribute: n + m - 1. */
  FULL,
  /** The n in the middle of {@link #FULL}, from element floor((m-1)/2) on. */
  SAME,
  /** Those where the smaller lies within the larger: max(n, m) - min(n, m) + 1. */
  VALID,
  /** The signal is periodic, with period n; m is at most n. The n elements of one period. */
  CIRCULAR
}
