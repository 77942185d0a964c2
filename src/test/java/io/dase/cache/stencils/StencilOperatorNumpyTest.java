// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the dense matrices of numpy. */
class StencilOperatorNumpyTest extends OpenPlans {
  private static final double EPS = 0x1p-53;

  static List<GoldenOperator> all() throws IOException {
    return GoldenOperator.all();
  }

  static List<GoldenOperator> solvable() throws IOException {
    return GoldenOperator.solvable();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSumEqualsTheProductWithTheMatrix(GoldenOperator golden) {
    Stencil stencil = Stencils.of(golden.spec());
    double sum = stencil.coefficients().stream().mapToDouble(Math::abs).sum();
    try (StencilOperator operator = operator(golden.spec())) {
      double[] error =
          Fields.difference(operator.apply(golden.values("u")), golden.values("applied"));
      assertThat(Fields.greatest(error))
          .isLessThanOrEqualTo(2 * (stencil.coefficients().size() + 1) * EPS * sum);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSpectralFormEqualsTheProductWithTheMatrix(GoldenOperator golden) {
    try (StencilOperator operator = operator(golden.spec())) {
      double[] error =
          Fields.difference(operator.applySpectral(golden.values("u")), golden.values("applied"));
      assertThat(Fields.norm(error)).isLessThanOrEqualTo(spectralBound(golden));
    }
  }

  @ParameterizedTest
  @MethodSource("solvable")
  void theSolutionEqualsTheLeastSquaresOfSmallestNorm(GoldenOperator golden) {
    double[] expected = golden.values("solved");
    try (StencilOperator operator = operator(golden.spec())) {
      double[] error = Fields.difference(operator.solvePoisson(golden.values("u")), expected);
      assertThat(Fields.greatest(error)).isLessThanOrEqualTo(1e-11 * Fields.greatest(expected));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSymbolEqualsThatOfTheMatrix(GoldenOperator golden) {
    double[] expected = golden.values("symbol");
    double[] symbol = Symbols.of(golden.spec()).toDoubleArray();
    assertThat(Symbols.of(golden.spec()).shape()).isEqualTo(golden.array("symbol").shape());
    assertThat(Fields.greatest(Fields.difference(symbol, expected)))
        .isLessThanOrEqualTo(64 * EPS * Fields.greatest(expected));
  }

  private static double spectralBound(GoldenOperator golden) {
    double[] u = golden.values("u");
    double greatest = Fields.greatest(Symbols.of(golden.spec()).toDoubleArray());
    return 16 * EPS * Math.log(2 * u.length) / Math.log(2) * greatest * Fields.norm(u);
  }
}
