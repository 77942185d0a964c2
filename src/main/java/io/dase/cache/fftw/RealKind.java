// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.math.BigInteger;
import java.util.Locale;

/**
 * What a real-to-real transform does along one dimension of n reals; the formulas are FFTW's
 * (manual, "What FFTW Really Computes"), unnormalised, with X input, Y output, j and k from 0 to n
 * - 1. A transform, then its {@link #inverse()}, multiplies by {@link #logicalSize}. Immutable;
 * safe from any thread.
 */
public enum RealKind {
  /**
   * FFTW_REDFT00, DCT-I, n at least 2: Y[k] = X[0] + (-1)^k X[n-1] + 2 sum_{j=1}^{n-2} X[j] cos(pi
   * j k / (n-1)).
   */
  DCT1("REDFT00"),
  /** FFTW_REDFT10, DCT-II, "the" DCT: Y[k] = 2 sum X[j] cos(pi (j + 1/2) k / n). */
  DCT2("REDFT10"),
  /**
   * FFTW_REDFT01, DCT-III, "the" inverse DCT: Y[k] = X[0] + 2 sum_{j=1}^{n-1} X[j] cos(pi j (k +
   * 1/2) / n).
   */
  DCT3("REDFT01"),
  /** FFTW_REDFT11, DCT-IV: Y[k] = 2 sum X[j] cos(pi (j + 1/2) (k + 1/2) / n). */
  DCT4("REDFT11"),
  /** FFTW_RODFT00, DST-I: Y[k] = 2 sum X[j] sin(pi (j+1) (k+1) / (n+1)). */
  DST1("RODFT00"),
  /** FFTW_RODFT10, DST-II: Y[k] = 2 sum X[j] sin(pi (j + 1/2) (k+1) / n). */
  DST2("RODFT10"),
  /**
   * FFTW_RODFT01, DST-III: Y[k] = (-1)^k X[n-1] + 2 sum_{j=0}^{n-2} X[j] sin(pi (j+1) (k + 1/2) /
   * n).
   */
  DST3("RODFT01"),
  /** FFTW_RODFT11, DST-IV: Y[k] = 2 sum X[j] sin(pi (j + 1/2) (k + 1/2) / n). */
  DST4("RODFT11"),
  /** FFTW_DHT, discrete Hartley: Y[k] = sum X[j] (cos(2 pi j k / n) + sin(2 pi j k / n)). */
  DHT("DHT"),
  /**
   * FFTW_R2HC, real input to the half-complex output r[0], r[1], ..., r[n/2], i[(n+1)/2 - 1], ...,
   * i[1] of the forward DFT.
   */
  R2HC("R2HC"),
  /** FFTW_HC2R, half-complex input, ordered as by R2HC, to real output: the backward DFT. */
  HC2R("HC2R");

  private final String fftwName;

  RealKind(String fftwName) {
    this.fftwName = fftwName;
  }

  /** The name in keys, as in C++ and in JSON: lower case, for example {@code dct2}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** FFTW's name, without {@code FFTW_}: for example {@code REDFT10} for {@link #DCT2}. */
  public String fftwName() {
    return fftwName;
  }

  /** The kind that takes back what this one does, but for the factor {@link #logicalSize}. */
  public RealKind inverse() {
    return switch (this) {
      case DCT2 -> DCT3;
      case DCT3 -> DCT2;
      case DST2 -> DST3;
      case DST3 -> DST2;
      case R2HC -> HC2R;
      case HC2R -> R2HC;
      case DCT1, DCT4, DST1, DST4, DHT -> this;
    };
  }

  /** The fewest reals along a dimension: 2 for {@link #DCT1}, else 1. */
  public long minimumSize() {
    return this == DCT1 ? 2 : 1;
  }

  /**
   * The length of the DFT that the transform of n reals amounts to: 2(n-1) for DCT1, 2(n+1) for
   * DST1, 2n for the other DCT and DST, n for DHT, R2HC and HC2R.
   *
   * @throws IllegalArgumentException if n is below {@link #minimumSize()}
   */
  public BigInteger logicalSize(long n) {
    if (n < minimumSize()) {
      throw new IllegalArgumentException(
          this + " of " + n + " reals is undefined; expected at least " + minimumSize());
    }
    BigInteger size = BigInteger.valueOf(n);
    return switch (this) {
      case DCT1 -> size.subtract(BigInteger.ONE).shiftLeft(1);
      case DST1 -> size.add(BigInteger.ONE).shiftLeft(1);
      case DCT2, DCT3, DCT4, DST2, DST3, DST4 -> size.shiftLeft(1);
      case DHT, R2HC, HC2R -> size;
    };
  }
}
