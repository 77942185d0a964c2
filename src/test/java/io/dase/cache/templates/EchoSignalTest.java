// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EchoSignalTest {
  private static final EchoTemplate TRAIN =
      EchoTrain.compute(new EchoSpec(1.5, 0.5, 20, EchoScaling.LOGARITHMIC, EchoDecay.POWER));
  private static final Pulse PULSE = new Pulse(0.02, 12);
  private static final double RATE = 200;

  @Test
  void everySampleIsTheSumOverAllEchoes() {
    double[] signal = EchoSignal.render(TRAIN, PULSE, RATE, 2000);
    for (int m = 0; m < signal.length; m++) {
      double sum = 0;
      for (int k = 0; k < TRAIN.size(); k++) {
        double t = m / RATE - TRAIN.times().getDouble(k);
        sum +=
            TRAIN.amplitudes().getDouble(k)
                * Math.exp(-t * t / (2 * 0.02 * 0.02))
                * Math.cos(2 * Math.PI * 12 * t);
      }
      assertThat(signal[m]).as("sample %d", m).isCloseTo(sum, within(1e-14));
    }
  }

  @Test
  void withoutALengthTheSignalEndsWithTheLastPulse() {
    double[] whole = EchoSignal.render(TRAIN, PULSE, RATE);
    double end = TRAIN.summary().duration() + Pulse.CUT * 0.02;
    assertThat(whole).hasSize((int) Math.ceil(end * RATE) + 1);
    double[] longer = EchoSignal.render(TRAIN, PULSE, RATE, whole.length + 100);
    assertThat(longer).startsWith(whole);
    for (int m = whole.length; m < longer.length; m++) {
      assertThat(longer[m]).isZero();
    }
  }

  @Test
  void aSignalThatEndsEarlyIsTheBeginningOfALongerOne() {
    double[] longer = EchoSignal.render(TRAIN, PULSE, RATE);
    assertThat(longer).startsWith(EchoSignal.render(TRAIN, PULSE, RATE, 50));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aRateOutOfRangeIsRefused(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EchoSignal.render(TRAIN, PULSE, rate, 10))
        .withMessage("rate is " + rate + "; expected a finite number above 0");
  }

  @Test
  void aLengthOutOfRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EchoSignal.render(TRAIN, PULSE, RATE, 0))
        .withMessage("samples is 0; expected 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EchoSignal.render(TRAIN, PULSE, 1e12))
        .withMessageContaining("lower the rate");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aWidthOutOfRangeIsRefused(double width) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pulse(width, 0))
        .withMessage("width is " + width + "; expected a finite number above 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void aFrequencyOutOfRangeIsRefused(double frequency) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Pulse(1, frequency));
  }
}
