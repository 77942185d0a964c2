// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Points in a box, in the middle of equal cells: along each axis {@code x_i = lower + (i + 1/2)
 * (upper - lower) / size}, i = 0..size-1. Immutable; safe from any thread.
 *
 * @param sizes points along each axis, slowest first, each 1 or more
 * @param lower where the box begins along each axis, finite
 * @param upper where it ends, above {@code lower}
 */
public record Grid(List<Integer> sizes, List<Double> lower, List<Double> upper) {
  /** The most axes. */
  public static final int MAX_RANK = 16;

  /**
   * @throws IllegalArgumentException naming the argument, its value and what is expected
   */
  public Grid {
    Objects.requireNonNull(sizes, "sizes");
    Objects.requireNonNull(lower, "lower");
    Objects.requireNonNull(upper, "upper");
    sizes = List.copyOf(sizes);
    lower = List.copyOf(lower);
    upper = List.copyOf(upper);
    int rank = sizes.size();
    if (rank < 1 || rank > MAX_RANK || lower.size() != rank || upper.size() != rank) {
      throw new IllegalArgumentException(
          "sizes "
              + sizes
              + ", lower "
              + lower
              + " and upper "
              + upper
              + " found; expected as many of each, 1 to "
              + MAX_RANK);
    }
    for (int axis = 0; axis < rank; axis++) {
      requireAxis(axis, sizes.get(axis), lower.get(axis), upper.get(axis));
    }
    requireCountable(sizes);
  }

  /** The grid of these sizes in the box between these corners. */
  public static Grid of(int[] sizes, double[] lower, double[] upper) {
    Objects.requireNonNull(sizes, "sizes");
    Objects.requireNonNull(lower, "lower");
    Objects.requireNonNull(upper, "upper");
    return new Grid(
        Arrays.stream(sizes).boxed().toList(),
        Arrays.stream(lower).boxed().toList(),
        Arrays.stream(upper).boxed().toList());
  }

  /** The grid of these sizes in the box that reaches from {@code lower} to {@code upper} always. */
  public static Grid cube(double lower, double upper, int... sizes) {
    Objects.requireNonNull(sizes, "sizes");
    double[] from = new double[sizes.length];
    double[] to = new double[sizes.length];
    Arrays.fill(from, lower);
    Arrays.fill(to, upper);
    return of(sizes, from, to);
  }

  /** The number of axes. */
  public int rank() {
    return sizes.size();
  }

  /** The number of points. */
  public long points() {
    return sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** The extents as an array; a copy. */
  public int[] shape() {
    return sizes.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The distance between neighbours along an axis. */
  public double spacing(int axis) {
    return (upper.get(axis) - lower.get(axis)) / sizes.get(axis);
  }

  /** The coordinates along an axis; a new array. */
  public double[] coordinates(int axis) {
    double[] coordinates = new double[sizes.get(axis)];
    for (int i = 0; i < coordinates.length; i++) {
      coordinates[i] = lower.get(axis) + (i + 0.5) * spacing(axis);
    }
    return coordinates;
  }

  /**
   * The canonical form: {@code shape} as integers, {@code lower} and {@code upper} as {@link
   * KeyNumbers}. A new map, sorted by name.
   */
  public Map<String, Object> canonical() {
    Map<String, Object> members = new TreeMap<>();
    List<Object> shape = new ArrayList<>();
    sizes.forEach(size -> shape.add(size.longValue()));
    members.put("shape", shape);
    members.put("lower", lower.stream().map(KeyNumbers::format).toList());
    members.put("upper", upper.stream().map(KeyNumbers::format).toList());
    return members;
  }

  private static void requireAxis(int axis, int size, double lower, double upper) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "size of axis " + axis + " is " + size + "; expected 1 or more");
    }
    if (!Double.isFinite(lower) || !Double.isFinite(upper) || !(lower < upper)) {
      throw new IllegalArgumentException(
          "axis "
              + axis
              + " reaches from "
              + lower
              + " to "
              + upper
              + "; expected finite numbers, the first below the second");
    }
    double spacing = (upper - lower) / size;
    if (spacing == 0 || Double.isInfinite(spacing)) {
      throw new IllegalArgumentException(
          "axis " + axis + " has the spacing " + spacing + "; expected a finite number above 0");
    }
  }

  private static void requireCountable(List<Integer> sizes) {
    long points = 1;
    for (int size : sizes) {
      points = points > Long.MAX_VALUE / size ? Long.MAX_VALUE : points * size;
    }
    if (points > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "sizes are " + sizes + "; expected at most 2^31-1 points together");
    }
  }
}
