// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import io.dase.cache.core.KeyNumbers;
import io.dase.cache.core.Ranges;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rectangle along the axes: {@code amplitude} times, for each axis, {@code (tanh((x - lower) /
 * edge) - tanh((x - upper) / edge)) / 2}; without an edge {@code amplitude} inside, with its
 * border, and 0 outside. Immutable; safe from any thread.
 *
 * @param lowerX where it begins along the slower axis, finite
 * @param lowerY where it begins along the faster axis, finite
 * @param upperX where it ends, above {@code lowerX}
 * @param upperY where it ends, above {@code lowerY}
 * @param amplitude finite
 * @param edge the length over which it falls, 0 or more
 */
public record RectangleZone(
    double lowerX, double lowerY, double upperX, double upperY, double amplitude, double edge)
    implements Zone {
  /**
   * @throws IllegalArgumentException naming the argument, its value and what is expected
   */
  public RectangleZone {
    requireSide("x", lowerX, upperX);
    requireSide("y", lowerY, upperY);
    Ranges.requireFinite("amplitude", amplitude);
    Ranges.requireNotNegative("edge", edge);
  }

  @Override
  public double at(double x, double y) {
    return amplitude * side(x, lowerX, upperX) * side(y, lowerY, upperY);
  }

  @Override
  public Map<String, Object> canonical() {
    Map<String, Object> members = new TreeMap<>();
    members.put("type", "rectangle");
    members.put("lower", Numbers.texts(lowerX, lowerY));
    members.put("upper", Numbers.texts(upperX, upperY));
    members.put("amplitude", KeyNumbers.format(amplitude));
    members.put("edge", KeyNumbers.format(edge));
    return members;
  }

  private double side(double at, double lower, double upper) {
    if (edge == 0) {
      return at >= lower && at <= upper ? 1 : 0;
    }
    return (StrictMath.tanh((at - lower) / edge) - StrictMath.tanh((at - upper) / edge)) / 2;
  }

  private static void requireSide(String axis, double lower, double upper) {
    Ranges.requireFinite("lower " + axis, lower);
    Ranges.requireFinite("upper " + axis, upper);
    if (!(lower < upper)) {
      throw new IllegalArgumentException(
          "upper " + axis + " is " + upper + "; expected more than lower " + axis + ", " + lower);
    }
  }
}
