// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Which stencil on which grid. Made step by step: {@code StencilSpec.laplacian(512,
 * 512).order(4).spacing(0.1).boundary(Boundary.NEUMANN)}; unless told otherwise of order 2, on the
 * axes, with spacing 1 and periodic. Two specs are equal if and only if their {@linkplain #key()
 * keys} are. Immutable; safe from any thread.
 *
 * @param operator what is approximated
 * @param grid points along each of 1 to 3 axes, slowest first; at least {@code 2 radius + 1} along
 *     each axis that the stencil reaches along, so that no two neighbours are the same point, and
 *     at most {@value #MAX_POINTS} together
 * @param order of accuracy, 2, 4, 6 or 8: the error falls as spacing to this power, where the
 *     function, continued as the boundary tells, has that many derivatives more than the operator
 * @param points which neighbours
 * @param spacing distance of the points along each axis, in the caller's unit of length, {@value
 *     #MIN_SPACING} to {@value #MAX_SPACING}
 * @param boundary at both ends of each axis
 * @param axis of the derivative, from 0; 0 unless the operator is the gradient
 */
public record StencilSpec(
    DifferentialOperator operator,
    List<Integer> grid,
    int order,
    PointSet points,
    List<Double> spacing,
    Boundary boundary,
    int axis) {
  /** The most axes. */
  public static final int MAX_RANK = 3;

  /** The greatest order of accuracy. */
  public static final int MAX_ORDER = 8;

  /** The least distance of points. */
  public static final double MIN_SPACING = 1e-15;

  /** The greatest distance of points. */
  public static final double MAX_SPACING = 1e15;

  /** One array on such a grid takes 1 GiB. */
  public static final int MAX_POINTS = 1 << 27;

  /**
   * Checks all of it; within these ranges no coefficient overflows.
   *
   * @throws IllegalArgumentException naming the argument, its value and the range
   */
  public StencilSpec {
    Objects.requireNonNull(operator, "operator");
    Objects.requireNonNull(grid, "grid");
    Objects.requireNonNull(points, "points");
    Objects.requireNonNull(spacing, "spacing");
    Objects.requireNonNull(boundary, "boundary");
    grid = List.copyOf(grid);
    spacing = List.copyOf(spacing);
    StencilChecks.requireRank(grid);
    StencilChecks.requireOrder(order);
    StencilChecks.requireSpacing(spacing, grid.size());
    StencilChecks.requireAxis(operator, axis, grid.size());
    StencilChecks.requirePoints(operator, points, order, spacing);
    StencilChecks.requireSizes(operator, grid, radius(operator, order), axis);
  }

  /** The Laplacian on a grid of these sizes. */
  public static StencilSpec laplacian(int... sizes) {
    return of(DifferentialOperator.LAPLACIAN, 0, sizes);
  }

  /** The biharmonic operator on a grid of these sizes: the Laplacian stencil applied twice. */
  public static StencilSpec biharmonic(int... sizes) {
    return of(DifferentialOperator.BIHARMONIC, 0, sizes);
  }

  /** The first derivative along an axis of a grid of these sizes. */
  public static StencilSpec gradient(int axis, int... sizes) {
    return of(DifferentialOperator.GRADIENT, axis, sizes);
  }

  /**
   * The inverse of {@link #key()}.
   *
   * @throws IllegalArgumentException unless the text is the key of a spec
   */
  public static StencilSpec parse(String key) {
    Objects.requireNonNull(key, "key");
    return StencilKey.parse(key);
  }

  /** With this order of accuracy. */
  public StencilSpec order(int value) {
    return new StencilSpec(operator, grid, value, points, spacing, boundary, axis);
  }

  /** With these neighbours. */
  public StencilSpec points(PointSet value) {
    return new StencilSpec(operator, grid, order, value, spacing, boundary, axis);
  }

  /** With this distance of points: one for all axes, or one for each. */
  public StencilSpec spacing(double... values) {
    Objects.requireNonNull(values, "spacing");
    List<Double> each = Arrays.stream(values).boxed().toList();
    return new StencilSpec(
        operator,
        grid,
        order,
        points,
        each.size() == 1 ? Collections.nCopies(grid.size(), each.get(0)) : each,
        boundary,
        axis);
  }

  /** With this boundary at the ends of all axes. */
  public StencilSpec boundary(Boundary value) {
    return new StencilSpec(operator, grid, order, points, spacing, value, axis);
  }

  /** The number of axes. */
  public int rank() {
    return grid.size();
  }

  /** The number of points of the grid. */
  public int size() {
    return grid.stream().reduce(1, Math::multiplyExact);
  }

  /** How many points the stencil reaches along an axis, each way. */
  public int radius() {
    return radius(operator, order);
  }

  /** Whether the spacing is the same along all axes. */
  public boolean isEquallySpaced() {
    return spacing.stream().distinct().count() == 1;
  }

  /**
   * The key in the store, {@code <operator>_<rank>d_<sizes>}, followed by what is not the default:
   * {@code laplacian_2d_64x64}, {@code gradient_1d_100_axis0_o4_neumann_h0.01}, {@code
   * laplacian_3d_32x32x32_iso27_h0.5}, {@code laplacian_2d_64x32_h0.5x0.25}. A gradient always
   * names its axis.
   */
  public String key() {
    return StencilKey.text(this);
  }

  /** The key of the symbol in the store: {@link #key()} followed by {@code _symbol}. */
  public String symbolKey() {
    return key() + "_symbol";
  }

  private static StencilSpec of(DifferentialOperator operator, int axis, int... sizes) {
    Objects.requireNonNull(sizes, "sizes");
    return new StencilSpec(
        operator,
        Arrays.stream(sizes).boxed().toList(),
        2,
        PointSet.STAR,
        Collections.nCopies(sizes.length, 1.0),
        Boundary.PERIODIC,
        axis);
  }

  private static int radius(DifferentialOperator operator, int order) {
    return operator == DifferentialOperator.BIHARMONIC ? order : order / 2;
  }
}
