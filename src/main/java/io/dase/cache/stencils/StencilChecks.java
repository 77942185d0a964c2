// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import io.dase.cache.core.KeyNumbers;
import java.util.List;

/** What a {@link StencilSpec} may say. Stateless. */
final class StencilChecks {
  private StencilChecks() {}

  static void requireRank(List<Integer> grid) {
    if (grid.isEmpty() || grid.size() > StencilSpec.MAX_RANK) {
      throw new IllegalArgumentException(
          "the grid %s has %d axes; expected 1 to %d"
              .formatted(grid, grid.size(), StencilSpec.MAX_RANK));
    }
  }

  static void requireOrder(int order) {
    if (order < 2 || order > StencilSpec.MAX_ORDER || order % 2 != 0) {
      throw new IllegalArgumentException("the order is " + order + "; expected 2, 4, 6 or 8");
    }
  }

  static void requireSpacing(List<Double> spacing, int rank) {
    if (spacing.size() != rank) {
      throw new IllegalArgumentException(
          "the spacing %s has %d numbers; expected 1, or one for each axis of %d"
              .formatted(spacing, spacing.size(), rank));
    }
    for (double h : spacing) {
      if (!(h >= StencilSpec.MIN_SPACING && h <= StencilSpec.MAX_SPACING)) {
        throw new IllegalArgumentException(
            "the spacing is "
                + h
                + "; expected "
                + KeyNumbers.format(StencilSpec.MIN_SPACING)
                + " to "
                + KeyNumbers.format(StencilSpec.MAX_SPACING));
      }
    }
  }

  static void requireAxis(DifferentialOperator operator, int axis, int rank) {
    int last = operator == DifferentialOperator.GRADIENT ? rank - 1 : 0;
    if (axis < 0 || axis > last) {
      throw new IllegalArgumentException(
          "the axis of the %s is %d; expected 0 to %d".formatted(operator.text(), axis, last));
    }
  }

  static void requirePoints(
      DifferentialOperator operator, PointSet points, int order, List<Double> spacing) {
    if (points == PointSet.STAR) {
      return;
    }
    if (operator != DifferentialOperator.LAPLACIAN
        || order != 2
        || !points.fits(spacing.size())
        || spacing.stream().distinct().count() != 1) {
      throw new IllegalArgumentException(
          "the points %s do not go with the %s of order %d in %d dimensions with spacing %s;"
                  .formatted(points.text(), operator.text(), order, spacing.size(), spacing)
              + " expected the laplacian of order 2 with equal spacing, in 2 dimensions for iso9, in"
              + " 3 for iso19 and iso27");
    }
  }

  /** A gradient reaches along its axis only. */
  static void requireSizes(
      DifferentialOperator operator, List<Integer> grid, int radius, int axis) {
    long points = 1;
    for (int a = 0; a < grid.size(); a++) {
      int size = grid.get(a);
      boolean isReached = operator != DifferentialOperator.GRADIENT || a == axis;
      int least = isReached ? 2 * radius + 1 : 1;
      if (size < least) {
        throw new IllegalArgumentException(
            "the grid %s has an axis of %d points; expected at least %d"
                .formatted(grid, size, least));
      }
      points = Math.multiplyExact(points, size);
      if (points > StencilSpec.MAX_POINTS) {
        throw new IllegalArgumentException(
            "the grid %s has too many points; expected at most %d together"
                .formatted(grid, StencilSpec.MAX_POINTS));
      }
    }
  }
}
