// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Locale;

/** How far a machine's wisdom reaches for one problem, from best to none. Immutable. */
public enum CoverageState {
  /** This machine's own, at the asked rigor or a harder one. */
  OWN,
  /** This machine's own, planned less hard than asked. */
  LOWER_RIGOR,
  /** Another machine's, of the same FFTW build. */
  FOREIGN,
  /** None that this process can use. */
  MISSING;

  /** The name in canonical texts, as in C++ and in JSON: lower case, with hyphens. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
