// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FractionalOperatorTest extends OpenOperators {
  private static final double EPS = 0x1p-52;
  private static final double SLOPE = 0.4;

  private static double bound(KernelSpec spec, int length, double largest) {
    double norm = Arrays.stream(KernelWeights.of(spec)).map(Math::abs).sum();
    double logarithm = Math.log(2.0 * length) / Math.log(2);
    return FractionalOperator.ERROR_FACTOR * EPS * logarithm * norm * largest;
  }

  private void assertWithinBound(KernelSpec spec, double[] series, double[] found) {
    double[] expected = DefinedOperator.apply(spec, series, SLOPE);
    double largest = Math.max(DefinedOperator.largest(spec, series, SLOPE), Math.abs(series[0]));
    double bound = bound(spec, series.length, largest);
    assertThat(found).hasSameSizeAs(expected);
    for (int m = 0; m < found.length; m++) {
      assertThat(found[m]).as("element %d", m).isEqualTo(expected[m], within(bound));
    }
  }

  @ParameterizedTest
  @EnumSource(KernelFamily.class)
  void aSeriesIsConvolvedWithinTheStatedBound(KernelFamily family) {
    KernelSpec spec = new KernelSpec(family, SomeOrder.of(family), 0.01, 1500);
    double[] series = randomSeries(1500);
    try (FractionalOperator operator = operator(spec, 1500)) {
      assertWithinBound(spec, series, apply(operator, series, SLOPE));
    }
  }

  @ParameterizedTest
  @EnumSource(KernelFamily.class)
  void samplesOneByOneGiveTheSameWithinTheStatedBound(KernelFamily family) {
    KernelSpec spec = new KernelSpec(family, SomeOrder.of(family), 0.01, 1100);
    double[] series = randomSeries(1100);
    try (FractionalOperator operator = operator(spec, 1100)) {
      FractionalMarch march = march(operator, SLOPE);
      double[] found = Arrays.stream(series).map(march::append).toArray();
      assertWithinBound(spec, series, found);
      assertThat(march.count()).isEqualTo(1100);
    }
  }

  @ParameterizedTest
  @EnumSource(KernelFamily.class)
  void theHistoryAndTheLeadingPartAreTheNextResult(KernelFamily family) {
    KernelSpec spec = new KernelSpec(family, SomeOrder.of(family), 0.1, 200);
    try (FractionalOperator operator = operator(spec, 200)) {
      FractionalMarch march = march(operator, SLOPE);
      for (double sample : randomSeries(200)) {
        double predicted = march.leading() * sample + march.history();
        double largest = Math.abs(predicted) + operator.weight(0);
        assertThat(march.append(sample)).isEqualTo(predicted, within(16 * EPS * largest));
      }
    }
  }

  @Test
  void aKernelWithFewerWeightsThanSamplesForgetsTheOthers() {
    KernelSpec spec = new KernelSpec(0.6, 0.01, 300);
    double[] series = randomSeries(1000);
    try (FractionalOperator operator = operator(spec, 1000)) {
      assertWithinBound(spec, series, operator.apply(series));
      FractionalMarch march = operator.march();
      assertWithinBound(spec, series, Arrays.stream(series).map(march::append).toArray());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 999})
  void aShorterSeriesGivesTheBeginning(int length) {
    double[] series = randomSeries(1000);
    try (FractionalOperator operator = operator(new KernelSpec(1.5, 0.1, 1000), 1000)) {
      double[] whole = operator.apply(series);
      double[] found = operator.apply(Arrays.copyOf(series, length));
      assertThat(found).hasSize(length);
      for (int m = 0; m < length; m++) {
        assertThat(found[m]).isEqualTo(whole[m], within(1e-11));
      }
    }
  }

  @Test
  void theFirstElementsDoNotHaveTheErrorsOfLaterOnes() {
    double[] series = new double[2000];
    series[0] = 1e-12;
    Arrays.fill(series, 1000, 2000, 1e12);
    KernelSpec spec = new KernelSpec(0.5, 1, 2000);
    double[] weights = KernelWeights.of(spec);
    try (FractionalOperator operator = operator(spec, 2000)) {
      double[] found = operator.apply(series);
      for (int m = 0; m < 256; m++) {
        assertThat(found[m]).isEqualTo(weights[m] * 1e-12);
      }
    }
  }

  @Test
  void aBatchIsEachSeriesOnItsOwnAndIsNotChanged() {
    double[][] batch = {randomSeries(700), randomSeries(300), {}};
    double[][] before = Arrays.stream(batch).map(double[]::clone).toArray(double[][]::new);
    try (FractionalOperator operator = operator(new KernelSpec(0.5, 0.1, 700), 700)) {
      double[][] found = operator.applyAll(batch);
      for (int i = 0; i < batch.length; i++) {
        assertThat(found[i]).isEqualTo(operator.apply(batch[i]));
      }
    }
    assertThat(batch).isDeepEqualTo(before);
  }

  @Test
  void theSpectrumIsTakenFromTheStoreByTheNextOperator() {
    KernelSpec spec = new KernelSpec(0.5, 0.1, 700);
    operator(spec, 700).apply(randomSeries(700));
    long puts = cache.counters().puts();
    kernels = new CachedFractionalKernelProvider(cache);
    operator(spec, 700).apply(randomSeries(700));
    assertThat(cache.counters().puts()).isEqualTo(puts);
    assertThat(cache.exists("fractional_kernels", spec.key() + "_rfft1400")).isTrue();
  }

  @Test
  void misuseIsRefusedByName() {
    KernelSpec spec = new KernelSpec(0.5, 0.1, 10);
    KernelSpec sunWu = new KernelSpec(KernelFamily.CAPUTO_SUN_WU, 1.5, 0.1, 10);
    try (FractionalOperator operator = operator(spec, 10);
        FractionalOperator needsSlope = operator(sunWu, 10)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> operator.apply(new double[11]))
          .withMessage("the series has 11 samples; expected at most 10");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> operator.apply(new double[10], 1))
          .withMessageContaining("expected no slope");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> needsSlope.apply(new double[10]))
          .withMessageContaining("expected the slope");
      assertThatIllegalArgumentException().isThrownBy(needsSlope::march);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> operator(spec, 0))
          .withMessageContaining("length is 0; expected 1 to 67108864");
    }
  }

  @Test
  void aMarchBeyondTheLengthIsRefused() {
    try (FractionalOperator operator = operator(new KernelSpec(0.5, 0.1, 2), 2)) {
      FractionalMarch march = operator.march();
      march.append(1);
      march.append(1);
      assertThatIllegalStateException()
          .isThrownBy(() -> march.append(1))
          .withMessageContaining("all 2 samples");
      assertThatIllegalStateException().isThrownBy(march::history);
    }
  }

  @Test
  void aClosedOperatorThrowsAndItsMarchesToo() {
    FractionalOperator operator = operator(new KernelSpec(0.5, 0.1, 300), 300);
    operator.apply(randomSeries(300));
    FractionalMarch march = operator.march();
    operator.close();
    operator.close();
    assertThatIllegalStateException().isThrownBy(() -> operator.apply(new double[300]));
    assertThatIllegalStateException().isThrownBy(() -> march.append(1));
    assertThatIllegalStateException().isThrownBy(operator::march);
    assertThat(operator.length()).isEqualTo(300);
  }
}
