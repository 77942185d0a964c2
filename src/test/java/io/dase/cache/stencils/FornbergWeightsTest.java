// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FornbergWeightsTest {
  static List<String> golden() throws IOException {
    return Files.readAllLines(GoldenOperator.FOLDER.resolve("weights.tsv"));
  }

  @Test
  void thereAreGoldenWeightsOfBothDerivativesAndAllOrders() throws IOException {
    assertThat(golden()).hasSize(8);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void centralWeightsEqualTheSolutionOfTheTaylorConditionsExactly(String line) {
    String[] fields = line.split("\t");
    Rational[] weights =
        FornbergWeights.central(Integer.parseInt(fields[0]), Integer.parseInt(fields[1]));
    assertThat(Arrays.stream(weights).map(Rational::toString))
        .containsExactly(Arrays.copyOfRange(fields, 2, fields.length));
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 3", "2, 4", "3, 4", "4, 4"})
  void pointsInAnyOrderDifferentiatePolynomialsExactly(int derivative, int degree) {
    int[] points = {3, -1, 0, 5, -4};
    Rational[] weights = FornbergWeights.atZero(derivative, points);
    for (int power = 0; power <= degree; power++) {
      Rational sum = Rational.ZERO;
      for (int i = 0; i < points.length; i++) {
        sum = sum.plus(weights[i].times(Rational.of((long) Math.pow(points[i], power), 1)));
      }
      assertThat(sum).isEqualTo(Rational.of(power == derivative ? factorial(power) : 0, 1));
    }
  }

  private static long factorial(int n) {
    return n == 0 ? 1 : n * factorial(n - 1);
  }
}
