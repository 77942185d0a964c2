// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

/**
 * What a Laplacian or biharmonic stencil multiplies each mode of its boundary by, unit of length to
 * the power minus its degree. With t the phase from one point to the next along an axis: central
 * differences of weights w give the sum over the axes of {@code -4/h^2 sum_r w_r sin^2(r t/2)}; the
 * isotropic Laplacians, with {@code q = cos t - 1 = -2 sin^2(t/2)} for each axis and corner weight
 * g, {@code (2 sum q + 2/3 sum q q' + 8 g q q' q'') / h^2}; the biharmonic the square of the first.
 * These forms keep their digits where the symbol is small. 0 exactly for the constant mode, and for
 * no other. Immutable; safe from any thread.
 */
final class EvenSymbol {
  private final double[][] axes = new double[StencilSpec.MAX_RANK][];
  private final boolean isStar;
  private final boolean isSquared;
  private final double corner;
  private final double scale;

  /** Of a Laplacian or biharmonic stencil. */
  EvenSymbol(StencilSpec spec) {
    isStar = spec.points() == PointSet.STAR;
    isSquared = spec.operator() == DifferentialOperator.BIHARMONIC;
    corner = 8 * spec.points().cornerWeight().toDouble();
    double first = spec.spacing().get(0);
    scale = 1 / (first * first);
    int missing = StencilSpec.MAX_RANK - spec.rank();
    for (int axis = 0; axis < axes.length; axis++) {
      axes[axis] = axis < missing ? new double[1] : table(spec, axis - missing);
    }
  }

  /** The factor at this place of the spectrum; missing axes come first, with index 0. */
  double at(int i, int j, int k) {
    double a = axes[0][i];
    double b = axes[1][j];
    double c = axes[2][k];
    if (isStar) {
      double sum = a + b + c;
      return isSquared ? sum * sum : sum;
    }
    double pairs = a * b + a * c + b * c;
    return (2 * (a + b + c) + pairs * 2 / 3 + corner * a * b * c) * scale;
  }

  private double[] table(StencilSpec spec, int axis) {
    int n = spec.grid().get(axis);
    double h = spec.spacing().get(axis);
    Rational[] weights = FornbergWeights.central(2, isStar ? spec.order() / 2 : 1);
    int radius = weights.length / 2;
    double[] factors = new double[n];
    for (int i = 0; i < n; i++) {
      long mode = spec.boundary().mode(i);
      double sum = 0;
      for (int r = radius; r > 0; r--) {
        double sine = HalfTurns.sin(r * mode, spec.boundary().period(n));
        sum += weights[radius + r].toDouble() * sine * sine;
      }
      factors[i] = isStar ? -4 * sum / h / h : -2 * sum;
    }
    return factors;
  }
}
