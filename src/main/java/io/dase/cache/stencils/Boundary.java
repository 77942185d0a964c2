// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.util.Locale;

/**
 * What lies beyond the ends of an axis of n cells whose centres are at (i + 1/2) h, i = 0 ... n -
 * 1, so that the walls are at 0 and n h, half a cell beside the first and last centre. Immutable;
 * safe from any thread.
 */
public enum Boundary {
  /** u(i + n) = u(i). Diagonal in the DFT, modes exp(2 pi i m x / (n h)), m = 0 ... n - 1. */
  PERIODIC,
  /**
   * u = 0 at the walls by odd reflection, u(-1 - i) = -u(i) and u(n + i) = -u(n - 1 - i). Diagonal
   * in the DST-II, modes sin(pi m x / (n h)), m = 1 ... n.
   */
  DIRICHLET,
  /**
   * No slope at the walls by even reflection, u(-1 - i) = u(i) and u(n + i) = u(n - 1 - i).
   * Diagonal in the DCT-II, modes cos(pi m x / (n h)), m = 0 ... n - 1.
   */
  NEUMANN;

  /** The name in keys and JSON, such as {@code periodic}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where a place at most n beyond an end of an axis of n points is read. */
  int inside(int place, int n) {
    if (place >= 0 && place < n) {
      return place;
    }
    if (this == PERIODIC) {
      return place < 0 ? place + n : place - n;
    }
    return place < 0 ? -1 - place : 2 * n - 1 - place;
  }

  /** By what the value of that place is multiplied. */
  double sign(int place, int n) {
    return this == DIRICHLET && (place < 0 || place >= n) ? -1 : 1;
  }

  /** The number m of the mode that stands at this index of a spectrum. */
  int mode(int index) {
    return this == DIRICHLET ? index + 1 : index;
  }

  /** Mode m of an axis of n points turns by 2 pi m / period from one point to the next. */
  int period(int n) {
    return this == PERIODIC ? n : 2 * n;
  }
}
