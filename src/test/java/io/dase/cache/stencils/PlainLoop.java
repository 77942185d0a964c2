// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.util.List;

/** The definition of a stencil, term by term at every point. */
final class PlainLoop {
  private PlainLoop() {}

  static double[] apply(StencilSpec spec, double[] u) {
    Stencil stencil = Stencils.of(spec);
    double[] out = new double[u.length];
    for (int at = 0; at < out.length; at++) {
      int[] centre = Fields.index(spec, at);
      double sum = 0;
      for (int t = 0; t < stencil.offsets().size(); t++) {
        double term =
            stencil.coefficients().get(t) * neighbour(spec, u, centre, stencil.offsets().get(t));
        sum = t == 0 ? term : sum + term;
      }
      out[at] = sum;
    }
    return out;
  }

  private static double neighbour(
      StencilSpec spec, double[] u, int[] centre, List<Integer> offset) {
    int at = 0;
    double sign = 1;
    for (int axis = 0; axis < centre.length; axis++) {
      int n = spec.grid().get(axis);
      int place = centre[axis] + offset.get(axis);
      boolean isInside = place >= 0 && place < n;
      if (!isInside && spec.boundary() == Boundary.PERIODIC) {
        place = Math.floorMod(place, n);
      } else if (!isInside) {
        place = place < 0 ? -1 - place : 2 * n - 1 - place;
        sign = spec.boundary() == Boundary.DIRICHLET ? -sign : sign;
      }
      at = at * n + place;
    }
    return sign * u[at];
  }
}
