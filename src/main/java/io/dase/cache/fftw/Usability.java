// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Locale;

/** Whether this process may use a piece of wisdom. Immutable; safe from any thread. */
public enum Usability {
  /** Made by this FFTW build on a machine like this. */
  YES,
  /**
   * Made by this FFTW build, tuned on another or an unknown machine: used until there is better.
   */
  FOREIGN,
  /** Made by another FFTW build: listed, never imported. */
  INCOMPATIBLE;

  /** The name in canonical texts, as in C++ and in JSON: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
