// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.dase.cache.format.NdArray;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EchoTrainTest {
  private static final double EPS = Math.ulp(1.0);

  static List<GoldenTrain> goldenTrains() throws IOException {
    return GoldenTrain.all();
  }

  @ParameterizedTest
  @MethodSource("goldenTrains")
  void everyEchoIsWithinTheStatedBoundsOfTheGoldenOne(GoldenTrain golden) {
    double alpha = golden.spec().alpha();
    EchoTemplate train = EchoTrain.compute(golden.spec());
    for (double[] echo : golden.echoes()) {
      int k = (int) echo[0];
      assertClose(train.gaps(), k, echo[1], EPS);
      assertClose(train.delays(), k, echo[2], (4 + alpha) * EPS);
      assertClose(train.times(), k, echo[3], (4 + alpha) * EPS);
      double exponent = alpha + Math.abs(Math.log(Math.max(echo[4], 1e-300))) + 1 / alpha;
      assertClose(train.amplitudes(), k, echo[4], 8 * EPS * (1 + alpha) * (1 + exponent));
    }
  }

  @ParameterizedTest
  @MethodSource("goldenTrains")
  void theSummaryIsThatOfTheGoldenTrain(GoldenTrain golden) {
    EchoSummary summary = EchoTrain.compute(golden.spec()).summary();
    Map<String, Double> expected = golden.summary();
    double alpha = golden.spec().alpha();
    double bound = 100 * EPS * (1 + alpha);
    assertThat(summary.duration() / expected.get("duration")).isCloseTo(1, within(bound));
    assertThat(summary.meanGap()).isCloseTo(expected.get("mean_gap"), within(1e-14));
    assertThat(summary.gapDeviation()).isCloseTo(expected.get("gap_deviation"), within(1e-13));
    assertThat(summary.meanAmplitude() / expected.get("mean_amplitude"))
        .isCloseTo(1, within(bound));
    assertThat(summary.decayRate())
        .isCloseTo(expected.get("decay_rate"), within(1e-11 * expected.get("decay_rate")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000})
  void theFirstEchoIsThePeakAndTimesRise(int n) {
    for (EchoScaling scaling : EchoScaling.values()) {
      for (EchoDecay decay : EchoDecay.values()) {
        EchoTemplate train = EchoTrain.compute(new EchoSpec(0.5, 0.1, n, scaling, decay));
        double[] times = train.times().toDoubleArray();
        double[] amplitudes = train.amplitudes().toDoubleArray();
        assertThat(amplitudes[0]).isEqualTo(1);
        for (int k = 1; k < n; k++) {
          assertThat(times[k]).isGreaterThan(times[k - 1]);
          assertThat(amplitudes[k]).isLessThanOrEqualTo(amplitudes[k - 1]).isNotNegative();
        }
      }
    }
  }

  @Test
  void normalisedGapsHaveTheMeanOneSoThatALinearTrainLastsNTimesTau0() {
    EchoTemplate train = EchoTrain.compute(EchoSpec.of(0.5, 0.125, 100_000));
    assertThat(train.summary().duration()).isCloseTo(12_500, within(12_500 * 4 * EPS));
  }

  @Test
  void theDecayRateOfAnExponentialDecayIsAlphaOverTheFirstArrival() {
    EchoTemplate train = EchoTrain.compute(EchoSpec.of(0.5, 0.1, 300));
    double expected = 0.5 / train.times().getDouble(0);
    assertThat(train.summary().decayRate()).isCloseTo(expected, within(1e-10 * expected));
  }

  @Test
  void aSingleEchoHasNoDecayRate() {
    EchoSummary summary = EchoTrain.compute(EchoSpec.of(0.5, 0.1, 1)).summary();
    assertThat(summary).isEqualTo(new EchoSummary(0.1, 1, 0, 1, 0));
  }

  @Test
  void whatFallsBelowTheSmallestAmplitudeIsZero() {
    double[] amplitudes =
        EchoTrain.compute(EchoSpec.of(100, 0.1, 100)).amplitudes().toDoubleArray();
    assertThat(amplitudes[99]).isZero();
    assertThat(Arrays.stream(amplitudes).filter(a -> a != 0))
        .allMatch(a -> a >= EchoDecay.SMALLEST);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -1, 1e-7, 101, Double.POSITIVE_INFINITY})
  void anAlphaOutOfRangeIsRefused(double alpha) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EchoSpec.of(alpha, 0.1, 10))
        .withMessage("alpha is " + alpha + "; expected 0.000001 to 100");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -1, 1e-16, 1e16, Double.NEGATIVE_INFINITY})
  void aTau0OutOfRangeIsRefused(double tau0) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EchoSpec.of(0.5, tau0, 10))
        .withMessage("tau0 is " + tau0 + "; expected 1e-15 to 1000000000000000");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, PrimeGaps.MAX_N + 1})
  void aCountOutOfRangeIsRefused(int n) {
    assertThatIllegalArgumentException().isThrownBy(() -> EchoSpec.of(0.5, 0.1, n));
  }

  @Test
  void unknownNamesAreRefusedWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EchoScaling.parse("cubic"))
        .withMessage("scaling is 'cubic'; expected one of [linear, logarithmic, power]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EchoDecay.parse("Linear"))
        .withMessage("decay is 'Linear'; expected one of [exponential, power, gaussian]");
  }

  @Test
  void theExtremesOfTheRangesGiveFiniteTrains() {
    for (double alpha : new double[] {EchoSpec.MIN_ALPHA, EchoSpec.MAX_ALPHA}) {
      for (double tau0 : new double[] {EchoSpec.MIN_TAU0, EchoSpec.MAX_TAU0}) {
        for (EchoScaling scaling : EchoScaling.values()) {
          for (EchoDecay decay : EchoDecay.values()) {
            EchoSpec spec = new EchoSpec(alpha, tau0, 100_000, scaling, decay);
            EchoTemplate train = EchoTrain.compute(spec);
            assertThat(Arrays.stream(train.times().toDoubleArray()))
                .as(spec.key())
                .allMatch(Double::isFinite);
            assertThat(Arrays.stream(train.amplitudes().toDoubleArray()))
                .allMatch(a -> a >= 0 && a <= 1);
            assertThat(train.summary().decayRate()).isFinite();
          }
        }
      }
    }
  }

  @Test
  void aTrainPrintsItsKeyAndItsSummary() {
    assertThat(EchoTrain.compute(EchoSpec.of(0.5, 2, 1)).toString())
        .startsWith("echo_0.5_2_1_linear_exponential EchoSummary[duration=2.0, meanGap=1.0, ");
  }

  @Test
  void theKeyNamesEveryParameter() {
    EchoSpec spec = new EchoSpec(0.5, 1e-7, 100, EchoScaling.LOGARITHMIC, EchoDecay.POWER);
    assertThat(spec.key()).isEqualTo("echo_0.5_1e-7_100_logarithmic_power");
  }

  private static void assertClose(NdArray values, int k, double expected, double relative) {
    assertThat(values.getDouble(k))
        .as("element %d", k)
        .isCloseTo(expected, within(expected * relative));
  }
}
