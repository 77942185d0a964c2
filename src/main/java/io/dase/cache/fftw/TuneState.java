// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Locale;

/** How the search for one problem ended. Immutable; safe from any thread. */
public enum TuneState {
  /** Searched for and stored now. */
  PLANNED,
  /** The store had it. */
  HELD,
  /** Pinned to a plan, which is not planned again. */
  FROZEN,
  /** Time was up. */
  DEADLINE,
  /** No plan was found, or the store did not take it. */
  FAILED;

  /** The name as in C++ and in JSON: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
