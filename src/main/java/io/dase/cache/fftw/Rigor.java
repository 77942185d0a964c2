// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Locale;

/** How much time FFTW's planner may take, in ascending order. Immutable; safe from any thread. */
public enum Rigor {
  /** Measures nothing. */
  ESTIMATE,
  /** Measures several plans: seconds. */
  MEASURE,
  /** Measures more: minutes. */
  PATIENT,
  /** Measures every plan that FFTW knows: hours. */
  EXHAUSTIVE;

  /** The name in canonical texts, as in C++ and in JSON: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
