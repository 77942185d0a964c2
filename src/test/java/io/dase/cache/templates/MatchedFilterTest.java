// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchedFilterTest {
  private static final long SEED = Long.getLong("dase.seed", System.nanoTime());
  private static final int SERIES = 5000;
  private static final double RATE = 100;

  static {
    System.out.println("matched filter: -Ddase.seed=" + SEED);
  }

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private Planner planner;

  @BeforeEach
  void openPlanner() {
    planner = new Planner(folder);
  }

  @AfterEach
  void closePlanner() {
    planner.close();
  }

  @Test
  void ratiosAreThoseOfTheDirectSumForTemplatesOfAnyLength() {
    List<double[]> templates = new ArrayList<>();
    for (int length : new int[] {1, 2, 17, 300, 999, 1000}) {
      templates.add(random.doubles(length, -1, 1).toArray());
    }
    double[] series = random.doubles(1000, -1, 1).toArray();
    try (MatchedFilter filter = new MatchedFilter(planner, templates, 1000, Rigor.ESTIMATE)) {
      double[][] ratios = filter.snr(series, 0.5);
      double bound = 8 * Math.ulp(1.0) * (1 + Math.log(1000) / Math.log(2)) * norm(series) / 0.5;
      for (int j = 0; j < templates.size(); j++) {
        double[] template = templates.get(j);
        assertThat(ratios[j]).hasSize(1001 - template.length);
        for (int m = 0; m < ratios[j].length; m++) {
          double sum = 0;
          for (int k = 0; k < template.length; k++) {
            sum += series[m + k] * template[k];
          }
          assertThat(ratios[j][m]).isCloseTo(sum / (0.5 * norm(template)), within(bound));
        }
      }
    }
  }

  @Test
  void moreTemplatesThanABatchGiveTheRatiosOfEachAlone() {
    List<double[]> templates =
        IntStream.range(0, 70).mapToObj(i -> random.doubles(50 + i, -1, 1).toArray()).toList();
    double[] series = random.doubles(500, -1, 1).toArray();
    try (MatchedFilter all = new MatchedFilter(planner, templates, 500, Rigor.ESTIMATE)) {
      double[][] ratios = all.snr(series, 1);
      for (int j = 0; j < templates.size(); j++) {
        List<double[]> one = List.of(templates.get(j));
        try (MatchedFilter alone = new MatchedFilter(planner, one, 500, Rigor.ESTIMATE)) {
          assertThat(ratios[j]).containsExactly(alone.snr(series, 1)[0], within(1e-12));
        }
      }
    }
  }

  /** With a ratio of 20 the chance that noise moves the best match is below 1e-40. */
  @Test
  void anEchoTrainInNoiseIsFoundWithItsTemplateItsBeginningAndItsAmplitude() {
    List<EchoTemplate> trains = bank();
    Pulse pulse = new Pulse(0.03, 5);
    List<double[]> waveforms =
        trains.stream().map(train -> EchoSignal.render(train, pulse, RATE)).toList();
    int injected = random.nextInt(trains.size());
    double[] waveform = waveforms.get(injected);
    int offset = random.nextInt(SERIES - waveform.length);
    double amplitude = 20 / norm(waveform);
    double[] series = random.doubles(SERIES).map(unused -> random.nextGaussian()).toArray();
    for (int k = 0; k < waveform.length; k++) {
      series[offset + k] += amplitude * waveform[k];
    }
    try (MatchedFilter filter = new MatchedFilter(planner, waveforms, SERIES, Rigor.ESTIMATE)) {
      EchoMatch match = filter.bestMatch(series, 1);
      assertThat(match.template()).isEqualTo(injected);
      assertThat(match.offset()).isEqualTo(offset);
      assertThat(match.snr()).isCloseTo(20, within(6.0));
      assertThat(match.amplitude()).isCloseTo(amplitude, within(6 / norm(waveform)));
      assertThat(filter.snr(series, 1)[injected][offset]).isEqualTo(match.snr());
    }
  }

  /** 40,000 ratios of variance 1, of which neighbours depend on each other. */
  @Test
  void noiseAloneHasRatiosOfMeanZeroAndVarianceOne() {
    List<double[]> waveforms =
        bank().stream().map(t -> EchoSignal.render(t, new Pulse(0.03, 5), RATE)).toList();
    double[] series = random.doubles(SERIES).map(unused -> 3 * random.nextGaussian()).toArray();
    try (MatchedFilter filter = new MatchedFilter(planner, waveforms, SERIES, Rigor.ESTIMATE)) {
      double[] first = filter.snr(series, 3)[0];
      double squares = norm(first) * norm(first) / first.length;
      assertThat(squares).isCloseTo(1, within(0.5));
      assertThat(filter.bestMatch(series, 3).snr()).isBetween(2.0, 8.0);
    }
  }

  @Test
  void aFilterServesManySeries() {
    double[] template = {1, -1};
    try (MatchedFilter filter = new MatchedFilter(planner, List.of(template), 4, Rigor.ESTIMATE)) {
      assertThat(filter.bestMatch(new double[] {0, 0, 5, -5}, 1).offset()).isEqualTo(2);
      assertThat(filter.bestMatch(new double[] {5, -5, 0, 0}, 1).offset()).isZero();
      assertThat(filter.bestMatch(new double[] {0, 3, -3, 0}, 1).amplitude())
          .isCloseTo(3, within(1e-14));
    }
  }

  @Test
  void badTemplatesAreRefusedByNumber() {
    assertRefused(List.of(), "templates is empty");
    assertRefused(List.of(new double[] {1}, new double[0]), "template 1 has 0 samples");
    assertRefused(List.of(new double[11]), "template 0 has 11 samples; expected 1 to 10");
    assertRefused(List.of(new double[2]), "template 0 has the sum of squares 0.0");
    assertRefused(List.of(new double[] {1, Double.NaN}), "template 0 is NaN at sample 1");
    assertRefused(List.of(new double[] {1e200}), "template 0 has the sum of squares Infinity");
  }

  @Test
  void badSeriesAreRefused() {
    try (MatchedFilter filter =
        new MatchedFilter(planner, List.of(new double[] {1}), 3, Rigor.ESTIMATE)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> filter.snr(new double[2], 1))
          .withMessage("the series has 2 samples; expected 3");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> filter.snr(new double[] {0, 0, Double.NEGATIVE_INFINITY}, 1))
          .withMessageContaining("-Infinity at sample 2");
      for (double sigma : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> filter.bestMatch(new double[3], sigma))
            .withMessage("sigma is " + sigma + "; expected a finite number above 0");
      }
    }
  }

  @Test
  void aLengthOutOfRangeIsRefused() {
    for (int length : new int[] {0, -1, MatchedFilter.MAX_SERIES_LENGTH + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new MatchedFilter(planner, List.of(new double[] {1}), length))
          .withMessageContaining("seriesLength is " + length);
    }
  }

  @Test
  void aClosedFilterThrows() {
    MatchedFilter filter = new MatchedFilter(planner, List.of(new double[] {1}), 3, Rigor.ESTIMATE);
    filter.close();
    filter.close();
    assertThatIllegalStateException().isThrownBy(() -> filter.snr(new double[3], 1));
  }

  @Test
  void ratiosThatOverflowAreRefusedAndNoMatch() {
    double[] series = new double[16];
    Arrays.fill(series, 1e308);
    List<double[]> templates = List.of(new double[] {1, 2});
    try (MatchedFilter filter = new MatchedFilter(planner, templates, 16, Rigor.ESTIMATE)) {
      for (Runnable call :
          List.<Runnable>of(() -> filter.bestMatch(series, 1), () -> filter.snr(series, 1))) {
        assertThatIllegalArgumentException()
            .isThrownBy(call::run)
            .withMessageContaining("expected a finite one");
      }
    }
  }

  private void assertRefused(List<double[]> templates, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatchedFilter(planner, templates, 10))
        .withMessageContaining(message);
  }

  /** Trains whose waveforms resemble each other little. */
  private static List<EchoTemplate> bank() {
    List<EchoTemplate> trains = new ArrayList<>();
    for (double alpha : new double[] {0.05, 0.2}) {
      for (double tau0 : new double[] {0.5, 0.7, 1.1, 1.3}) {
        trains.add(EchoTrain.compute(EchoSpec.of(alpha, tau0, 12)));
      }
    }
    return trains;
  }

  private static double norm(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }
}
