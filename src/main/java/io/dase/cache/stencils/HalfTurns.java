// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

/** Sines of fractions of half a turn, the same on every machine. Stateless. */
final class HalfTurns {
  private HalfTurns() {}

  /** sin(pi p / q), within 3 units in the last place; exactly 0 for multiples of pi. */
  static double sin(long p, long q) {
    long rest = Math.floorMod(p, 2 * q);
    if (rest > q) {
      return -firstQuarter(rest - q, q);
    }
    return firstQuarter(rest, q);
  }

  /** For p up to q. */
  private static double firstQuarter(long p, long q) {
    long low = Math.min(p, q - p);
    if (4 * low <= q) {
      return StrictMath.sin(Math.PI * low / q);
    }
    return StrictMath.cos(Math.PI * (q - 2 * low) / (2.0 * q));
  }
}
