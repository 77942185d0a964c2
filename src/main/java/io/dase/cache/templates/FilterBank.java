// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import io.dase.cache.fftw.BoundPlan;
import io.dase.cache.fftw.FftBuffer;
import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import java.nio.DoubleBuffer;

/**
 * Correlations of one series with many templates through FFT: the templates' spectra, and one plan
 * for the series, one for a batch of templates each way. Not thread-safe. Not to be used after
 * {@link #close}.
 */
final class FilterBank implements AutoCloseable {
  private final int size;
  private final int batch;
  private final double[][] spectra;
  private final FftBuffer series;
  private final FftBuffer seriesSpectrum;
  private final FftBuffer values;
  private final FftBuffer products;
  private final Plan forward;
  private final Plan backward;
  private final BoundPlan transformSeries;
  private final BoundPlan transformBack;

  /**
   * @param size of the transforms, at least the series' length
   * @param batch how many templates are transformed at once
   */
  FilterBank(Planner planner, double[][] templates, int size, int batch, Rigor rigor) {
    this.size = size;
    this.batch = batch;
    PlanSpec one = PlanSpec.rdft(size).rigor(rigor);
    PlanSpec many = one.batch(batch).inverse();
    forward = planner.plan(one);
    try {
      backward = planner.plan(many);
    } catch (Throwable e) {
      forward.close();
      throw e;
    }
    series = FftBuffer.inputOf(one);
    seriesSpectrum = FftBuffer.outputOf(one);
    products = FftBuffer.inputOf(many);
    values = FftBuffer.outputOf(many);
    transformSeries = forward.bind(series, seriesSpectrum);
    transformBack = backward.bind(products, values);
    spectra = new double[templates.length][];
    for (int i = 0; i < templates.length; i++) {
      spectra[i] = conjugateSpectrum(templates[i]);
    }
  }

  int batch() {
    return batch;
  }

  /** Transforms the series; {@link #correlate} is about this one from now on. */
  void take(double[] samples) {
    series.fill(0);
    series.asDoubleBuffer().put(0, samples);
    transformSeries.execute();
  }

  /**
   * The correlations of the series with the templates from {@code first} on, as many as a batch:
   * element {@code size i + m} is the sum of {@code series[m + k] template[k]} of the i-th of them.
   */
  DoubleBuffer correlate(int first) {
    DoubleBuffer in = seriesSpectrum.asDoubleBuffer();
    DoubleBuffer out = products.asDoubleBuffer();
    int width = in.capacity();
    for (int i = 0; i < batch; i++) {
      double[] factors = first + i < spectra.length ? spectra[first + i] : new double[width];
      for (int k = 0; k < width; k += 2) {
        double re = in.get(k);
        double im = in.get(k + 1);
        out.put(i * width + k, re * factors[k] - im * factors[k + 1]);
        out.put(i * width + k + 1, re * factors[k + 1] + im * factors[k]);
      }
    }
    transformBack.execute();
    return values.asDoubleBuffer();
  }

  @Override
  public void close() {
    transformSeries.close();
    transformBack.close();
    series.close();
    seriesSpectrum.close();
    products.close();
    values.close();
    forward.close();
    backward.close();
  }

  /** Divided by the size, since FFTW does not scale. */
  private double[] conjugateSpectrum(double[] template) {
    take(template);
    DoubleBuffer spectrum = seriesSpectrum.asDoubleBuffer();
    double[] conjugate = new double[spectrum.capacity()];
    for (int k = 0; k < conjugate.length; k += 2) {
      conjugate[k] = spectrum.get(k) / size;
      conjugate[k + 1] = -spectrum.get(k + 1) / size;
    }
    return conjugate;
  }
}
