// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

/** A grid of 1 to 3 axes as one of 3: missing axes come first and have one point. Immutable. */
record GridShape(int n0, int n1, int n2) {
  static GridShape of(StencilSpec spec) {
    int rank = spec.rank();
    return new GridShape(
        rank < 3 ? 1 : spec.grid().get(0),
        rank < 2 ? 1 : spec.grid().get(rank - 2),
        spec.grid().get(rank - 1));
  }

  /** The complex spectrum of reals on this grid. */
  GridShape halved() {
    return new GridShape(n0, n1, n2 / 2 + 1);
  }

  int[] extents() {
    return new int[] {n0, n1, n2};
  }

  int size() {
    return n0 * n1 * n2;
  }
}
