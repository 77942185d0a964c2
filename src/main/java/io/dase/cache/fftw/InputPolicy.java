// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Locale;

/** What a transform may do to its input. Immutable; safe from any thread. */
public enum InputPolicy {
  /** FFTW_PRESERVE_INPUT: the input array is as before once the transform has run. */
  PRESERVE,
  /**
   * FFTW_DESTROY_INPUT: what the input array holds afterwards is not specified, which leaves FFTW
   * more plans to choose from.
   */
  DESTROY;

  /** The name in canonical texts, as in C++ and in JSON: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
