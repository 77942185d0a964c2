// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Locale;

/** The kind of a transform, as its key begins. Immutable; safe from any thread. */
public enum TransformType {
  /** Complex to complex. */
  FFT,
  /**
   * Real to complex (forward) and complex to real (backward); sizes are those of the real array.
   */
  RFFT;

  /** The name in canonical texts, as in C++ and in JSON: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
