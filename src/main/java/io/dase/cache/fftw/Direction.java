// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Locale;

/** Which way a transform goes. Immutable; safe from any thread. */
public enum Direction {
  /** FFTW_FORWARD (exponent -1), or real to complex. */
  FORWARD,
  /** FFTW_BACKWARD (exponent +1), or complex to real. Neither direction scales. */
  BACKWARD;

  /** The name in canonical texts, as in C++ and in JSON: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
