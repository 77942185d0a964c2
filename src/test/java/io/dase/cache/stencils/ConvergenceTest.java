// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Manufactured solutions: by which power of the spacing errors fall when it is halved. */
class ConvergenceTest extends OpenPlans {
  private static final double[] LENGTHS = {1, 1.3, 0.8};
  private static final int[] POINTS = {32, 24, 18};

  /** Every operator, rank, order and boundary; unequal spacing but for isotropic ones. */
  static List<StencilSpec> everyKind() {
    List<StencilSpec> specs = new ArrayList<>();
    for (Boundary boundary : Boundary.values()) {
      for (int rank = 1; rank <= 3; rank++) {
        int[] sizes = new int[rank];
        Arrays.fill(sizes, POINTS[rank - 1]);
        double[] spacing = new double[rank];
        Arrays.setAll(spacing, axis -> LENGTHS[axis] / sizes[axis]);
        for (int order = 2; order <= 8; order += 2) {
          specs.add(StencilSpec.laplacian(sizes).order(order).spacing(spacing).boundary(boundary));
          specs.add(StencilSpec.biharmonic(sizes).order(order).spacing(spacing).boundary(boundary));
          specs.add(
              StencilSpec.gradient(rank - 1, sizes)
                  .order(order)
                  .spacing(spacing)
                  .boundary(boundary));
        }
        for (PointSet points : PointSet.values()) {
          if (points != PointSet.STAR && points.fits(rank)) {
            specs.add(
                StencilSpec.laplacian(sizes)
                    .points(points)
                    .spacing(1.0 / sizes[0])
                    .boundary(boundary));
          }
        }
      }
    }
    return specs;
  }

  static List<StencilSpec> laplacians() {
    return everyKind().stream()
        .filter(spec -> spec.operator() == DifferentialOperator.LAPLACIAN)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void theStencilConvergesWithItsOrder(StencilSpec coarse) {
    double rate = rate(appliedError(coarse), appliedError(refined(coarse)));
    assertThat(rate).isCloseTo(coarse.order(), within(0.4));
  }

  @ParameterizedTest
  @MethodSource("laplacians")
  void theSolutionOfPoissonsEquationConvergesWithTheOrder(StencilSpec coarse) {
    double rate = rate(solvedError(coarse), solvedError(refined(coarse)));
    assertThat(rate).isCloseTo(coarse.order(), within(0.4));
  }

  /** x (1 - x) exp(x) is 0 at the walls, its second derivative is not at the right one. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 8})
  void aSolutionThatIsOnlyZeroAtTheWallsConvergesWithPowerTwo(int order) {
    StencilSpec coarse =
        StencilSpec.laplacian(64).order(order).boundary(Boundary.DIRICHLET).spacing(1.0 / 64);
    ToDoubleFunction<double[]> solution = x -> x[0] * (1 - x[0]) * Math.exp(x[0]);
    ToDoubleFunction<double[]> source = x -> -x[0] * (3 + x[0]) * Math.exp(x[0]);
    double rate =
        rate(solvedError(coarse, solution, source), solvedError(refined(coarse), solution, source));
    assertThat(rate).isCloseTo(2, within(0.2));
  }

  /** The leading errors of modes of one length, but of other directions, are the same. */
  @ParameterizedTest
  @EnumSource(
      value = PointSet.class,
      names = {"ISO9", "ISO19", "ISO27"})
  void theLeadingErrorOfIsotropicStencilsIsTheSameInEveryDirection(PointSet points) {
    int rank = points == PointSet.ISO9 ? 2 : 3;
    int[] sizes = new int[rank];
    Arrays.fill(sizes, 256);
    int[][] modes =
        rank == 2 ? new int[][] {{0, 5, 0}, {0, 3, 4}} : new int[][] {{9, 0, 0}, {4, 7, 4}};
    StencilSpec star = StencilSpec.laplacian(sizes);
    assertThat(spread(star.points(points), modes)).isLessThan(0.03 * spread(star, modes));
  }

  private static double spread(StencilSpec spec, int[][] modes) {
    EvenSymbol symbol = new EvenSymbol(spec);
    return Math.abs(
        symbol.at(modes[0][0], modes[0][1], modes[0][2])
            - symbol.at(modes[1][0], modes[1][1], modes[1][2]));
  }

  private static double appliedError(StencilSpec spec) {
    SmoothFunction function = new SmoothFunction(spec);
    try (StencilOperator operator = operator(spec)) {
      double[] applied = operator.apply(Fields.sampled(spec, function::value));
      return Fields.greatest(Fields.difference(applied, Fields.sampled(spec, function::image)));
    }
  }

  private static double solvedError(StencilSpec spec) {
    SmoothFunction function = new SmoothFunction(spec);
    return solvedError(spec, function::value, function::image);
  }

  private static double solvedError(
      StencilSpec spec, ToDoubleFunction<double[]> solution, ToDoubleFunction<double[]> source) {
    try (StencilOperator operator = operator(spec)) {
      double[] solved = operator.solvePoisson(Fields.sampled(spec, source));
      return Fields.greatest(Fields.difference(solved, Fields.sampled(spec, solution)));
    }
  }

  private static StencilSpec refined(StencilSpec spec) {
    return new StencilSpec(
        spec.operator(),
        spec.grid().stream().map(n -> 2 * n).toList(),
        spec.order(),
        spec.points(),
        spec.spacing().stream().map(h -> h / 2).toList(),
        spec.boundary(),
        spec.axis());
  }

  private static double rate(double coarse, double fine) {
    return Math.log(coarse / fine) / Math.log(2);
  }
}
