// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

/**
 * Sines and cosines of rational multiples of pi, to about one unit in the last place: the angle is
 * reduced to the first octant in integers. Stateless; safe from any thread.
 */
final class Angles {
  private Angles() {}

  /** cos(pi m / d), d > 0. */
  static double cosPi(long m, long d) {
    long angle = Math.floorMod(m, 2 * d);
    if (angle > d) {
      angle = 2 * d - angle;
    }
    if (2 * angle > d) {
      return -firstQuadrant(d - angle, d);
    }
    return firstQuadrant(angle, d);
  }

  /** sin(pi m / d), d > 0. */
  static double sinPi(long m, long d) {
    return cosPi(2 * m - d, 2 * d);
  }

  private static double firstQuadrant(long m, long d) {
    return 4 * m <= d ? Math.cos(Math.PI * m / d) : Math.sin(Math.PI * (d - 2 * m) / (2.0 * d));
  }
}
