// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import io.dase.cache.core.Ranges;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.signal.GoodSizes;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A bank of templates, ready to be looked for in many series of one length whose noise is white
 * with standard deviation sigma (Turin 1960):
 *
 * <pre>
 *   snr_j[m] = sum_k series[m + k] h_j[k] / (sigma |h_j|),   |h|^2 = sum_k h[k]^2,
 * </pre>
 *
 * for every m at which the whole template h_j lies inside the series. In noise alone it has mean 0
 * and variance 1; a template of amplitude A in it adds {@code A |h| / sigma} where it begins. A
 * series whose noise is coloured must be whitened before, and the templates alike. Correlations go
 * through FFT, by plans of a batch of templates each; their error is within {@code 8 eps (1 + log2
 * P) |series| / sigma} with P the padded length, eps = 2^-52.
 *
 * <p>Thread-safe; calls wait for each other. After {@link #close} every method but {@link #size}
 * throws {@link IllegalStateException}.
 */
public final class MatchedFilter implements AutoCloseable {
  /** The longest series, 1 GiB. */
  public static final int MAX_SERIES_LENGTH = 1 << 27;

  /** Memory for one batch of correlations. */
  private static final long BATCH_BYTES = 32L << 20;

  private static final int MAX_BATCH = 32;

  private final int seriesLength;
  private final int size;
  private final int[] lengths;
  private final double[] norms;
  private final FilterBank bank;
  private boolean closed;

  /**
   * With transforms planned at the rigor {@code MEASURE}, of which the planner keeps the wisdom.
   *
   * @throws IllegalArgumentException as the other constructor
   */
  public MatchedFilter(Planner planner, List<double[]> templates, int seriesLength) {
    this(planner, templates, seriesLength, Rigor.MEASURE);
  }

  /**
   * @param templates sampled as the series is, copied; any lengths up to that of the series
   * @param seriesLength samples of every series, 1 to {@link #MAX_SERIES_LENGTH}
   * @throws IllegalArgumentException if the length is out of range, there is no template, or one is
   *     empty, longer than the series, not finite or 0 everywhere
   */
  public MatchedFilter(Planner planner, List<double[]> templates, int seriesLength, Rigor rigor) {
    Objects.requireNonNull(planner, "planner");
    Objects.requireNonNull(templates, "templates");
    Objects.requireNonNull(rigor, "rigor");
    if (templates.isEmpty()) {
      throw new IllegalArgumentException("templates is empty; expected 1 or more");
    }
    if (seriesLength < 1 || seriesLength > MAX_SERIES_LENGTH) {
      throw new IllegalArgumentException(
          "seriesLength is " + seriesLength + "; expected 1 to " + MAX_SERIES_LENGTH);
    }
    double[][] waveforms = templates.toArray(double[][]::new);
    this.seriesLength = seriesLength;
    norms = new double[waveforms.length];
    for (int i = 0; i < waveforms.length; i++) {
      norms[i] = norm(i, waveforms[i], seriesLength);
    }
    lengths = Arrays.stream(waveforms).mapToInt(template -> template.length).toArray();
    size = Math.toIntExact(GoodSizes.goodEvenSize(seriesLength));
    long fitting = Math.max(1, BATCH_BYTES / ((long) size * Double.BYTES));
    int batch = (int) Math.min(Math.min(fitting, MAX_BATCH), waveforms.length);
    bank = new FilterBank(planner, waveforms, size, batch, rigor);
  }

  /** The number of templates. */
  public int size() {
    return norms.length;
  }

  /**
   * The signal-to-noise ratio of each template at each offset: row j has {@code series length -
   * length of template j + 1} elements. New arrays.
   *
   * @param series finite samples; it is not changed
   * @param sigma standard deviation of the noise, finite and above 0
   * @throws IllegalArgumentException if the series has another length or is not finite, or sigma is
   *     out of range, or a ratio overflows
   */
  public synchronized double[][] snr(double[] series, double sigma) {
    check(series, sigma);
    double[][] ratios = new double[size()][];
    forEach(
        series,
        (template, correlation) -> {
          double[] row = new double[seriesLength - lengths[template] + 1];
          correlation.get(0, row);
          double scale = 1 / (sigma * norms[template]);
          for (int m = 0; m < row.length; m++) {
            row[m] = finite(row[m] * scale, template, m);
          }
          ratios[template] = row;
        });
    return ratios;
  }

  /**
   * The greatest signal-to-noise ratio over all templates and offsets; on equal ones the first
   * template's first. Keeps no more than a batch of correlations in memory.
   *
   * @throws IllegalArgumentException as {@link #snr}
   */
  public synchronized EchoMatch bestMatch(double[] series, double sigma) {
    check(series, sigma);
    Best best = new Best(sigma);
    forEach(series, best::look);
    return best.match;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      bank.close();
    }
  }

  private interface Consumer {
    void accept(int template, DoubleBuffer correlation);
  }

  private final class Best {
    private final double sigma;
    private EchoMatch match = new EchoMatch(0, 0, Double.NEGATIVE_INFINITY, 0);

    Best(double sigma) {
      this.sigma = sigma;
    }

    void look(int template, DoubleBuffer correlation) {
      double scale = 1 / (sigma * norms[template]);
      for (int m = 0; m <= seriesLength - lengths[template]; m++) {
        double snr = finite(correlation.get(m) * scale, template, m);
        if (snr > match.snr()) {
          match = new EchoMatch(template, m, snr, snr * sigma / norms[template]);
        }
      }
    }
  }

  private static double finite(double snr, int template, int offset) {
    if (!Double.isFinite(snr)) {
      throw new IllegalArgumentException(
          "the signal-to-noise ratio of template %d at offset %d is %s; expected a finite one: scale series, templates or sigma"
              .formatted(template, offset, snr));
    }
    return snr;
  }

  private void forEach(double[] series, Consumer consumer) {
    bank.take(series);
    for (int first = 0; first < size(); first += bank.batch()) {
      DoubleBuffer correlations = bank.correlate(first);
      for (int i = 0; i < Math.min(bank.batch(), size() - first); i++) {
        consumer.accept(first + i, correlations.slice(i * size, size));
      }
    }
  }

  private void check(double[] series, double sigma) {
    if (closed) {
      throw new IllegalStateException("this MatchedFilter is closed; make another one");
    }
    Objects.requireNonNull(series, "series");
    if (series.length != seriesLength) {
      throw new IllegalArgumentException(
          "the series has " + series.length + " samples; expected " + seriesLength);
    }
    Ranges.requirePositive("sigma", sigma);
    requireFinite("the series", series);
  }

  private static double norm(int number, double[] template, int seriesLength) {
    String name = "template " + number;
    Objects.requireNonNull(template, name);
    if (template.length < 1 || template.length > seriesLength) {
      throw new IllegalArgumentException(
          name + " has " + template.length + " samples; expected 1 to " + seriesLength);
    }
    requireFinite(name, template);
    double squares = 0;
    for (double value : template) {
      squares += value * value;
    }
    if (!(squares > 0 && squares < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " has the sum of squares " + squares + "; expected a finite number above 0");
    }
    return Math.sqrt(squares);
  }

  private static void requireFinite(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            name + " is " + values[i] + " at sample " + i + "; expected finite numbers");
      }
    }
  }
}
