// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

/**
 * What a gradient stencil makes of the modes of its axis: with t the phase from one point to the
 * next and central weights w, {@code s = 2/h sum_r w_r sin(r t)}. Periodic: it multiplies mode m by
 * i s. Dirichlet: sin(m ...) becomes s cos(m ...). Neumann: cos(m ...) becomes -s sin(m ...).
 * Immutable; safe from any thread.
 */
final class OddSymbol {
  private final double[] factors;

  /** Of a gradient stencil. */
  OddSymbol(StencilSpec spec) {
    int n = spec.grid().get(spec.axis());
    double h = spec.spacing().get(spec.axis());
    Rational[] weights = FornbergWeights.central(1, spec.order() / 2);
    int radius = weights.length / 2;
    factors = new double[n];
    for (int i = 0; i < n; i++) {
      long mode = spec.boundary().mode(i);
      double sum = 0;
      for (int r = radius; r > 0; r--) {
        sum +=
            weights[radius + r].toDouble() * HalfTurns.sin(2 * r * mode, spec.boundary().period(n));
      }
      factors[i] = 2 * sum / h;
    }
  }

  /** s at this index of a spectrum along the axis, unit 1/length. */
  double at(int index) {
    return factors[index];
  }
}
