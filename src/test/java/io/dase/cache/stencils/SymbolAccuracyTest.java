// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against sines to 50 digits, by Taylor's series. */
class SymbolAccuracyTest {
  private static final MathContext DIGITS = new MathContext(50);
  private static final MathContext WORK = new MathContext(70);
  private static final BigDecimal PI =
      new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494");

  @Test
  void sinesOfFractionsOfHalfATurnAreWithinThreeUnitsInTheLastPlace() {
    for (long q : new long[] {1, 2, 3, 7, 64, 1000, 12_345}) {
      for (long p = 0; p <= 3 * q; p += Math.max(1, q / 61)) {
        if (p % q == 0) {
          continue;
        }
        double sine = HalfTurns.sin(p, q);
        BigDecimal error = new BigDecimal(sine).subtract(sine(p, q)).abs();
        assertThat(error.doubleValue())
            .as("sin(pi %d / %d)", p, q)
            .isLessThanOrEqualTo(3 * Math.ulp(sine));
      }
    }
  }

  @Test
  void sinesOfWholeHalfTurnsAreZero() {
    assertThat(HalfTurns.sin(0, 9)).isZero();
    assertThat(HalfTurns.sin(27, 9)).isZero();
    assertThat(HalfTurns.sin(9_000_000_000L, 9)).isZero();
  }

  static Stream<StencilSpec> laplacians() {
    return Stream.of(2, 4, 6, 8)
        .flatMap(
            order ->
                Stream.of(Boundary.values())
                    .map(boundary -> StencilSpec.laplacian(4096).order(order).boundary(boundary)));
  }

  @ParameterizedTest
  @MethodSource("laplacians")
  void theSymbolKeepsItsDigitsWhereItIsSmall(StencilSpec spec) {
    EvenSymbol symbol = new EvenSymbol(spec);
    for (int index : List.of(1, 2, 10, 100, 1000, 2048, 4095)) {
      double found = symbol.at(0, 0, index);
      BigDecimal error = new BigDecimal(found).subtract(symbol(spec, index)).abs();
      assertThat(error.doubleValue())
          .as("index %d", index)
          .isLessThanOrEqualTo(16 * Math.ulp(found));
    }
  }

  /** -4 sum w sin^2. */
  private static BigDecimal symbol(StencilSpec spec, int index) {
    int n = spec.grid().get(0);
    Rational[] weights = FornbergWeights.central(2, spec.radius());
    BigDecimal sum = BigDecimal.ZERO;
    for (int r = 1; r <= spec.radius(); r++) {
      Rational weight = weights[spec.radius() + r];
      BigDecimal sine = sine((long) r * spec.boundary().mode(index), spec.boundary().period(n));
      BigDecimal exact =
          new BigDecimal(weight.numerator()).divide(new BigDecimal(weight.denominator()), DIGITS);
      sum = sum.add(exact.multiply(sine).multiply(sine));
    }
    return sum.multiply(BigDecimal.valueOf(-4));
  }

  private static BigDecimal sine(long p, long q) {
    BigDecimal x =
        PI.multiply(BigDecimal.valueOf(Math.floorMod(p, 2 * q)))
            .divide(BigDecimal.valueOf(q), DIGITS);
    BigDecimal square = x.multiply(x, WORK);
    BigDecimal term = x;
    BigDecimal sum = x;
    for (int k = 1; k < 60; k++) {
      term = term.multiply(square, WORK).divide(BigDecimal.valueOf(-2L * k * (2L * k + 1)), WORK);
      sum = sum.add(term);
    }
    return sum;
  }
}
