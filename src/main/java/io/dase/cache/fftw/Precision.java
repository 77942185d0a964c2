// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

/** The type of the reals that a transform works on. Immutable; safe from any thread. */
public enum Precision {
  /** {@code float}; FFTW's library {@code libfftw3f}. */
  FLOAT("f32", 4),
  /** {@code double}, unless told otherwise; FFTW's library {@code libfftw3}. */
  DOUBLE("f64", 8),
  /**
   * The 80-bit {@code long double} of x86-64, 16 bytes in memory; FFTW's library {@code libfftw3l}.
   * Java reads and writes the names of such transforms; only C++ plans them.
   */
  LONG_DOUBLE("f80", 16);

  private final String text;
  private final int bytes;

  Precision(String text, int bytes) {
    this.text = text;
    this.bytes = bytes;
  }

  /**
   * The name in canonical texts, as in C++ and in JSON: {@code f32}, {@code f64} or {@code f80}. A
   * key leaves {@code f64} out.
   */
  public String text() {
    return text;
  }

  /** Bytes of one real in memory: 4, 8 or 16. A complex number has two. */
  public int bytes() {
    return bytes;
  }
}
