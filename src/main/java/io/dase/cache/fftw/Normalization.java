// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

/**
 * By what a result is multiplied; FFTW itself multiplies by nothing. With N the {@linkplain
 * PlanSpec#logicalSize() logical size} of the transform, the same for its inverse, a transform and
 * then its inverse multiply by N: {@link #BY_N} on one of the two, or {@link #ORTHO} on both, gives
 * back the input. Immutable; safe from any thread.
 */
public enum Normalization {
  /** Factor 1: FFTW's result as it is. */
  NONE,
  /** Factor 1/N; numpy's {@code norm="backward"} on the inverse transform. */
  BY_N,
  /**
   * Factor 1/sqrt(N); numpy's {@code norm="ortho"}. It makes FFT, DHT, DCT4, DST1 and DST4 unitary.
   * The other kinds become inverse to their partners without being orthogonal: scipy's {@code
   * norm="ortho"} scales single rows or columns of these besides.
   */
  ORTHO;

  /**
   * 1, 1/N or 1/sqrt(N), each operation rounded once; a batch counts as single transforms.
   *
   * @param spec the transform whose result is multiplied
   */
  public double factor(PlanSpec spec) {
    double size = spec.logicalSize();
    return switch (this) {
      case NONE -> 1;
      case BY_N -> 1 / size;
      case ORTHO -> 1 / Math.sqrt(size);
    };
  }
}
