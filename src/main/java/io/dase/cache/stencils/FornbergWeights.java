// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.util.Arrays;

/**
 * Weights of finite differences on given points, by the recursion of Fornberg (1988, Generation of
 * finite difference formulas on arbitrarily spaced grids, Math. Comp. 51, 699-706, eqs. 3.8-3.10),
 * in exact fractions. Stateless; safe from any thread.
 */
final class FornbergWeights {
  private FornbergWeights() {}

  /**
   * The weights of a derivative at 0 from the points -radius ... radius at distance 1, in this
   * order: exact for polynomials up to degree 2 radius. The order of accuracy is 2 radius for the
   * first and second derivative.
   */
  static Rational[] central(int derivative, int radius) {
    int[] points = new int[2 * radius + 1];
    Arrays.setAll(points, i -> i - radius);
    return atZero(derivative, points);
  }

  /** The weights of a derivative at 0 from points that differ from each other. */
  static Rational[] atZero(int derivative, int... points) {
    Rational[][] weights = zeros(points.length, derivative + 1);
    weights[0][0] = Rational.ONE;
    Rational lastProduct = Rational.ONE;
    for (int n = 1; n < points.length; n++) {
      Rational product = Rational.ONE;
      Rational[][] next = zeros(points.length, derivative + 1);
      for (int nu = 0; nu < n; nu++) {
        Rational distance = integer(points[n] - points[nu]);
        product = product.times(distance);
        for (int m = 0; m <= Math.min(n, derivative); m++) {
          next[nu][m] =
              integer(points[n])
                  .times(weights[nu][m])
                  .minus(lowered(weights[nu], m))
                  .over(distance);
        }
      }
      for (int m = 0; m <= Math.min(n, derivative); m++) {
        next[n][m] =
            lowered(weights[n - 1], m)
                .minus(integer(points[n - 1]).times(weights[n - 1][m]))
                .times(lastProduct.over(product));
      }
      weights = next;
      lastProduct = product;
    }
    return Arrays.stream(weights).map(row -> row[derivative]).toArray(Rational[]::new);
  }

  /** m times the weight of the derivative below; 0 for m = 0. */
  private static Rational lowered(Rational[] row, int m) {
    return m == 0 ? Rational.ZERO : integer(m).times(row[m - 1]);
  }

  private static Rational integer(int value) {
    return Rational.of(value, 1);
  }

  private static Rational[][] zeros(int rows, int columns) {
    Rational[][] zeros = new Rational[rows][columns];
    for (Rational[] row : zeros) {
      Arrays.fill(row, Rational.ZERO);
    }
    return zeros;
  }
}
