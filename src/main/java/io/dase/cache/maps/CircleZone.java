// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import io.dase.cache.core.KeyNumbers;
import io.dase.cache.core.Ranges;
import java.util.Map;
import java.util.TreeMap;

/**
 * A disc: {@code amplitude (1 + tanh((radius - r) / edge)) / 2} at the distance r from the centre;
 * without an edge {@code amplitude} up to the radius and 0 beyond. Immutable; safe from any thread.
 *
 * @param x the centre along the slower axis, finite
 * @param y the centre along the faster axis, finite
 * @param radius above 0
 * @param amplitude finite
 * @param edge the length over which it falls, 0 or more
 */
public record CircleZone(double x, double y, double radius, double amplitude, double edge)
    implements Zone {
  /**
   * @throws IllegalArgumentException naming the argument, its value and what is expected
   */
  public CircleZone {
    Ranges.requireFinite("center x", x);
    Ranges.requireFinite("center y", y);
    Ranges.requirePositive("radius", radius);
    Ranges.requireFinite("amplitude", amplitude);
    Ranges.requireNotNegative("edge", edge);
  }

  @Override
  public double at(double atX, double atY) {
    return amplitude * Numbers.inside(radius - StrictMath.hypot(atX - x, atY - y), edge);
  }

  @Override
  public Map<String, Object> canonical() {
    Map<String, Object> members = new TreeMap<>();
    members.put("type", "circle");
    members.put("center", Numbers.texts(x, y));
    members.put("radius", KeyNumbers.format(radius));
    members.put("amplitude", KeyNumbers.format(amplitude));
    members.put("edge", KeyNumbers.format(edge));
    return members;
  }
}
