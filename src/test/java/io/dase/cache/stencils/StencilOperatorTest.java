// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StencilOperatorTest extends OpenPlans {
  private static final StencilSpec SMALL = StencilSpec.laplacian(8, 9);

  /** Grids of one and of many blocks along each axis, with every number of terms. */
  static List<StencilSpec> blocked() {
    return List.of(
        StencilSpec.laplacian(3),
        StencilSpec.laplacian(100_003).order(8),
        StencilSpec.gradient(0, 70_001).boundary(Boundary.DIRICHLET),
        StencilSpec.laplacian(301, 517),
        StencilSpec.laplacian(37, 2053).order(6).boundary(Boundary.NEUMANN),
        StencilSpec.laplacian(5000, 9).order(8).boundary(Boundary.DIRICHLET),
        StencilSpec.laplacian(211, 230).points(PointSet.ISO9).boundary(Boundary.DIRICHLET),
        StencilSpec.biharmonic(230, 211).order(4).spacing(0.5, 0.3),
        StencilSpec.laplacian(41, 40, 67).boundary(Boundary.NEUMANN),
        StencilSpec.laplacian(5, 150, 140).points(PointSet.ISO19),
        StencilSpec.laplacian(70, 5, 211).points(PointSet.ISO27).boundary(Boundary.DIRICHLET),
        StencilSpec.laplacian(20, 30, 1200).order(8).boundary(Boundary.NEUMANN),
        StencilSpec.gradient(0, 40, 41, 42).order(6),
        StencilSpec.gradient(1, 1, 9, 1).order(8),
        StencilSpec.gradient(1, 40, 41, 42).order(4).boundary(Boundary.DIRICHLET));
  }

  @ParameterizedTest
  @MethodSource("blocked")
  void theSumEqualsThePlainLoopBitForBit(StencilSpec spec) {
    double[] u = Fields.random(spec.size());
    try (StencilOperator operator = operator(spec)) {
      assertThat(operator.spec()).isEqualTo(spec);
      assertThat(operator.apply(u)).isEqualTo(PlainLoop.apply(spec, u));
    }
  }

  @Test
  void theNumberOfThreadsDoesNotChangeABit() throws Exception {
    StencilSpec spec = StencilSpec.laplacian(401, 503).order(4);
    double[] u = Fields.random(spec.size());
    try (StencilOperator operator = operator(spec)) {
      double[] expected = operator.apply(u);
      for (int threads : new int[] {1, 3, 8}) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
          assertThat(pool.submit(() -> operator.apply(u)).get()).isEqualTo(expected);
        } finally {
          pool.shutdown();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("blocked")
  void theSpectralFormIsWithinItsBoundOfTheSum(StencilSpec spec) {
    double[] u = Fields.random(spec.size());
    double eps = 0x1p-53;
    double greatest = Stencils.of(spec).coefficients().stream().mapToDouble(Math::abs).sum();
    double bound = 16 * eps * Math.log(2.0 * u.length) / Math.log(2) * greatest * Fields.norm(u);
    try (StencilOperator operator = operator(spec)) {
      double[] error = Fields.difference(operator.applySpectral(u), operator.apply(u));
      assertThat(Fields.norm(error)).isLessThanOrEqualTo(bound);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Boundary.class,
      names = {"PERIODIC", "NEUMANN"})
  void theMeanIsRemovedWhereConstantsAreTheNullSpace(Boundary boundary) {
    StencilSpec spec = StencilSpec.laplacian(30, 41).boundary(boundary).spacing(0.1);
    double[] f = Arrays.stream(Fields.random(spec.size())).map(value -> value + 5).toArray();
    double mean = Fields.mean(f);
    try (StencilOperator operator = operator(spec)) {
      double[] u = operator.solvePoisson(f);
      double[] expected = Arrays.stream(f).map(value -> value - mean).toArray();
      assertThat(Math.abs(Fields.mean(u))).isLessThan(1e-14 * Fields.greatest(u));
      assertThat(Fields.greatest(Fields.difference(operator.apply(u), expected))).isLessThan(1e-11);
    }
  }

  @Test
  void aDirichletProblemKeepsTheMeanOfItsSource() {
    StencilSpec spec = StencilSpec.laplacian(30, 41).boundary(Boundary.DIRICHLET);
    double[] ones = new double[spec.size()];
    Arrays.fill(ones, 1);
    try (StencilOperator operator = operator(spec)) {
      double[] again = operator.apply(operator.solvePoisson(ones));
      assertThat(Fields.greatest(Fields.difference(again, ones))).isLessThan(1e-11);
    }
  }

  @Test
  void theBiharmonicEquationIsSolvedToo() {
    StencilSpec spec = StencilSpec.biharmonic(20, 21).boundary(Boundary.DIRICHLET);
    double[] u = Fields.random(spec.size());
    try (StencilOperator operator = operator(spec)) {
      double[] again = operator.solvePoisson(operator.apply(u));
      assertThat(Fields.greatest(Fields.difference(again, u))).isLessThan(1e-9);
    }
  }

  @Test
  void aGradientHasNoPoissonProblem() {
    try (StencilOperator operator = operator(StencilSpec.gradient(0, 8, 9))) {
      assertThatThrownBy(() -> operator.solvePoisson(new double[72]))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("gradient");
    }
  }

  @Test
  void fieldsAreNotChanged() {
    double[] u = Fields.random(SMALL.size());
    double[] copy = u.clone();
    try (StencilOperator operator = operator(SMALL)) {
      operator.apply(u);
      operator.applySpectral(u);
      operator.solvePoisson(u);
    }
    assertThat(u).isEqualTo(copy);
  }

  @Test
  void aFieldOfAnotherLengthIsRefused() {
    try (StencilOperator operator = operator(SMALL)) {
      assertThatThrownBy(() -> operator.apply(new double[71]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the input has 71 elements; expected 72, the points of the grid [8, 9]");
      assertThatThrownBy(() -> operator.solvePoisson(new double[72], new double[73]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the output has 73 elements; expected 72, the points of the grid [8, 9]");
    }
  }

  @Test
  void oneArrayForInputAndOutputIsRefused() {
    double[] u = new double[72];
    try (StencilOperator operator = operator(SMALL)) {
      assertThatThrownBy(() -> operator.apply(u, u))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected two arrays");
    }
  }

  @Test
  void aClosedOperatorComputesNothing() {
    StencilOperator operator = operator(SMALL);
    double[] u = new double[72];
    operator.applySpectral(u);
    operator.close();
    assertThatCode(operator::close).doesNotThrowAnyException();
    assertThatThrownBy(() -> operator.apply(u))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("laplacian_2d_8x9");
    assertThatThrownBy(() -> operator.applySpectral(u)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> operator.solvePoisson(u)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void manyThreadsShareAnOperator() {
    StencilSpec spec = StencilSpec.laplacian(96, 80).boundary(Boundary.NEUMANN);
    double[] f = Fields.random(spec.size());
    try (StencilOperator operator = operator(spec)) {
      List<double[]> results =
          IntStream.range(0, 32).parallel().mapToObj(i -> operator.solvePoisson(f)).toList();
      assertThat(results).allSatisfy(u -> assertThat(u).isEqualTo(results.get(0)));
    }
  }
}
