// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import io.dase.cache.core.KeyNumbers;
import io.dase.cache.core.Ranges;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Gaussian: {@code amplitude exp(-r^2 / (2 width^2))} at the distance r from the centre.
 * Immutable; safe from any thread.
 *
 * @param x the centre along the slower axis, finite
 * @param y the centre along the faster axis, finite
 * @param width standard deviation, above 0
 * @param amplitude finite
 */
public record GaussianZone(double x, double y, double width, double amplitude) implements Zone {
  /**
   * @throws IllegalArgumentException naming the argument, its value and what is expected
   */
  public GaussianZone {
    Ranges.requireFinite("center x", x);
    Ranges.requireFinite("center y", y);
    Ranges.requirePositive("width", width);
    Ranges.requireFinite("amplitude", amplitude);
  }

  @Override
  public double at(double atX, double atY) {
    double dx = (atX - x) / width;
    double dy = (atY - y) / width;
    return amplitude * StrictMath.exp(-(dx * dx + dy * dy) / 2);
  }

  @Override
  public Map<String, Object> canonical() {
    Map<String, Object> members = new TreeMap<>();
    members.put("type", "gaussian");
    members.put("center", Numbers.texts(x, y));
    members.put("width", KeyNumbers.format(width));
    members.put("amplitude", KeyNumbers.format(amplitude));
    return members;
  }
}
