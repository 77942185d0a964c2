// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.util.stream.IntStream;

/**
 * Smooth functions on the domain of a grid, products over the axes of a few modes of the boundary,
 * and their derivatives in closed form.
 */
final class SmoothFunction {
  private static final double[] AMPLITUDES = {1, 0.5};
  private static final double PHASE = 0.3;

  private final StencilSpec spec;

  SmoothFunction(StencilSpec spec) {
    this.spec = spec;
  }

  double value(double... x) {
    return derivative(new int[x.length], x);
  }

  /** What the operator of the spec makes of the function. */
  double image(double... x) {
    int rank = x.length;
    return switch (spec.operator()) {
      case GRADIENT -> derivative(times(rank, spec.axis(), 1), x);
      case LAPLACIAN ->
          IntStream.range(0, rank).mapToDouble(a -> derivative(times(rank, a, 2), x)).sum();
      case BIHARMONIC ->
          IntStream.range(0, rank * rank)
              .mapToDouble(
                  pair -> {
                    int[] degrees = times(rank, pair / rank, 2);
                    degrees[pair % rank] += 2;
                    return derivative(degrees, x);
                  })
              .sum();
    };
  }

  private static int[] times(int rank, int axis, int degree) {
    int[] degrees = new int[rank];
    degrees[axis] = degree;
    return degrees;
  }

  private double derivative(int[] degrees, double... x) {
    double product = 1;
    for (int axis = 0; axis < x.length; axis++) {
      double factor = 0;
      for (int m = 1; m <= AMPLITUDES.length; m++) {
        factor += AMPLITUDES[m - 1] * mode(axis, m, degrees[axis], x[axis]);
      }
      product *= factor;
    }
    return product;
  }

  /**
   * Modes 1 and 2 if periodic, 3 and 4 between walls: short enough for errors above rounding. sin
   * is cos a quarter turn later; each derivative turns by a quarter.
   */
  private double mode(int axis, int m, int degree, double x) {
    double length = spec.grid().get(axis) * spec.spacing().get(axis);
    double wave = Math.PI * (spec.boundary() == Boundary.PERIODIC ? 2 * m : m + 2) / length;
    double phase =
        switch (spec.boundary()) {
          case PERIODIC -> PHASE;
          case DIRICHLET -> -Math.PI / 2;
          case NEUMANN -> 0;
        };
    return Math.pow(wave, degree) * Math.cos(wave * x + phase + degree * Math.PI / 2);
  }
}
