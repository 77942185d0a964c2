// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The isotropic Laplacians, derived anew by the idea of Patra and Karttunen ("Stencils with
 * isotropic discretization error for differential operators", Numer. Methods Partial Differ. Equ.
 * 22, 2006): by Taylor's theorem {@code L u = sum_n h^(n-2) / n! sum_i c_i (o_i . grad)^n u}, in
 * which the term of n = 2 has to be the Laplacian, and that of n = 4, the leading error, a multiple
 * of the Laplacian's square, which is alike in every direction.
 */
class IsotropyTest {
  private static final double ROUNDING = 1e-14;

  @ParameterizedTest
  @EnumSource(value = PointSet.class, mode = Mode.EXCLUDE, names = "STAR")
  void theLeadingErrorIsATwelfthOfTheSquaredLaplacian(PointSet points) {
    Stencil stencil = stencil(points);
    assertThat(moment(stencil, 0, 0, 0)).isEqualTo(0, within(ROUNDING));
    assertThat(moment(stencil, 2, 0, 0)).isEqualTo(2, within(ROUNDING));
    assertThat(moment(stencil, 4, 0, 0) / 24).isEqualTo(1 / 12.0, within(ROUNDING));
    assertThat(6 * moment(stencil, 2, 2, 0) / 24).isEqualTo(2 / 12.0, within(ROUNDING));
    for (int[] odd : new int[][] {{1, 0, 0}, {1, 1, 0}, {3, 0, 0}, {2, 1, 0}, {3, 1, 0}}) {
      assertThat(moment(stencil, odd)).isEqualTo(0, within(ROUNDING));
    }
  }

  /**
   * The conditions on the weights of centre, face, edge and corner, one for each unknown: the sum
   * is 0, the second moment 2, the fourth one isotropic, and with corners in three dimensions the
   * sixth-order error 0 for harmonic functions, which demands {@code M(2,2,2) = 4/15}.
   */
  @ParameterizedTest
  @EnumSource(value = PointSet.class, mode = Mode.EXCLUDE, names = "STAR")
  void noOtherWeightsMeetTheConditions(PointSet points) {
    double[][] equations =
        switch (points) {
          case ISO9 -> new double[][] {{1, 4, 4, 0}, {0, 2, 4, 2}, {0, 2, 4 - 3 * 4, 0}};
          case ISO19 -> new double[][] {{1, 6, 12, 0}, {0, 2, 8, 2}, {0, 2, 8 - 3 * 4, 0}};
          default ->
              new double[][] {
                {1, 6, 12, 8, 0},
                {0, 2, 8, 8, 2},
                {0, 2, 8 - 3 * 4, 8 - 3 * 8, 0},
                {0, 0, 0, 8, 4 / 15.0}
              };
        };
    double[] weights = solved(equations);
    Stencil stencil = stencil(points);
    for (int i = 0; i < stencil.offsets().size(); i++) {
      int kind = (int) stencil.offsets().get(i).stream().filter(step -> step != 0).count();
      assertThat(stencil.coefficients().get(i)).isEqualTo(weights[kind], within(ROUNDING));
    }
  }

  /** Where the Laplacian is 0, so is each error term that has it as a factor. */
  @ParameterizedTest
  @CsvSource({"ISO9, 6", "ISO19, 4", "ISO27, 6"})
  void harmonicFunctionsAreAnnihilatedToTheOrderOfTheFirstOtherTerm(PointSet points, int order) {
    double coarse = harmonic(stencil(points), 0.5);
    double fine = harmonic(stencil(points), 0.25);
    assertThat(Math.log(coarse / fine) / Math.log(2)).isEqualTo(order, within(0.1));
  }

  /** {@code |L u|} at the centre of exp(a x + b y) cos(c z), c^2 = a^2 + b^2; exp(x) cos(y). */
  private static double harmonic(Stencil stencil, double h) {
    int rank = stencil.grid().size();
    double[] rates = rank == 2 ? new double[] {1, 1} : new double[] {0.6, 0.8, 1};
    double sum = 0;
    for (int i = 0; i < stencil.offsets().size(); i++) {
      List<Integer> offset = stencil.offsets().get(i);
      double exponent = 0;
      for (int axis = 0; axis < rank - 1; axis++) {
        exponent += rates[axis] * h * offset.get(axis);
      }
      double angle = rates[rank - 1] * h * offset.get(rank - 1);
      sum += stencil.coefficients().get(i) * Math.exp(exponent) * Math.cos(angle);
    }
    return Math.abs(sum) / (h * h);
  }

  private static Stencil stencil(PointSet points) {
    int[] sizes = points == PointSet.ISO9 ? new int[] {8, 8} : new int[] {8, 8, 8};
    return Stencils.of(StencilSpec.laplacian(sizes).points(points));
  }

  /** {@code sum_i c_i o_i0^p0 o_i1^p1 o_i2^p2}. */
  private static double moment(Stencil stencil, int... powers) {
    double sum = 0;
    for (int i = 0; i < stencil.offsets().size(); i++) {
      double term = stencil.coefficients().get(i);
      for (int axis = 0; axis < stencil.grid().size(); axis++) {
        term *= Math.pow(stencil.offsets().get(i).get(axis), powers[axis]);
      }
      sum += term;
    }
    return sum;
  }

  /** By Gauss's elimination without a change of rows. */
  private static double[] solved(double[][] equations) {
    int n = equations.length;
    for (int pivot = 0; pivot < n; pivot++) {
      for (int row = 0; row < n; row++) {
        if (row != pivot) {
          double factor = equations[row][pivot] / equations[pivot][pivot];
          for (int column = pivot; column <= n; column++) {
            equations[row][column] -= factor * equations[pivot][column];
          }
        }
      }
    }
    double[] solution = new double[n];
    Arrays.setAll(solution, i -> equations[i][n] / equations[i][i]);
    return solution;
  }
}
