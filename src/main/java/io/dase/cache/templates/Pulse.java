// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import io.dase.cache.core.Ranges;

/**
 * What each echo looks like: {@code exp(-t^2 / (2 width^2)) cos(2 pi frequency t)}, centred at its
 * arrival, taken as 0 beyond {@value #CUT} widths (where the envelope is below 2e-16). Immutable;
 * safe from any thread.
 *
 * @param width standard deviation of the envelope, in the unit of time, above 0
 * @param frequency of the carrier, in cycles per unit of time, 0 or more
 */
public record Pulse(double width, double frequency) {
  /** Half the support in widths. */
  public static final double CUT = 8.5;

  /**
   * @throws IllegalArgumentException for a width or frequency out of range
   */
  public Pulse {
    Ranges.requirePositive("width", width);
    Ranges.requireNotNegative("frequency", frequency);
  }

  /** The value at a time from the centre. */
  public double at(double t) {
    double x = t / width;
    return Math.abs(x) > CUT ? 0 : Math.exp(-x * x / 2) * Math.cos(2 * Math.PI * frequency * t);
  }
}
