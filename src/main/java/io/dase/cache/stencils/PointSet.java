// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.util.Locale;

/**
 * Which neighbours a Laplacian reads. The isotropic ones are of order 2 for equal spacing, and
 * their leading error is the same in every direction: {@code h^2/12} times the biharmonic operator
 * (Patra and Karttunen 2006, Numer. Methods Partial Differential Equations 22, 936-953). Immutable;
 * safe from any thread.
 */
public enum PointSet {
  /** Points on the axes. */
  STAR(0),
  /** Two dimensions: all points of the 3 x 3 square. */
  ISO9(2),
  /** Three dimensions: the 3 x 3 x 3 cube without its corners. */
  ISO19(3),
  /** Three dimensions: the whole 3 x 3 x 3 cube. */
  ISO27(3);

  private final int rank;

  PointSet(int rank) {
    this.rank = rank;
  }

  /** The name in keys and JSON, such as {@code iso9}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is there for grids of so many axes. */
  public boolean fits(int axes) {
    return rank == 0 || rank == axes;
  }

  /**
   * The weight of the corners of the cube, times h^2. Isotropy leaves it open; 1/30 gives the error
   * of h^4 the Laplacian as a factor, so that harmonic functions are met to order 6.
   */
  Rational cornerWeight() {
    return this == ISO27 ? Rational.of(1, 30) : Rational.ZERO;
  }
}
