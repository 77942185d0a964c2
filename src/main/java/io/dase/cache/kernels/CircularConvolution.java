// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import io.dase.cache.fftw.BoundPlan;
import io.dase.cache.fftw.FftBuffer;
import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanMode;
import io.dase.cache.fftw.PlanOptions;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import java.nio.DoubleBuffer;

/**
 * Circular convolution of one size with the spectrum of one kernel, through two plans. Safe from
 * any thread: calls that meet wait for each other. After {@link #close} {@code apply} throws {@link
 * IllegalStateException}.
 */
final class CircularConvolution implements AutoCloseable {
  private final int size;
  private final double[] kernel;
  private final double[] product;
  private final double[] zeros;
  private final Plan forward;
  private final Plan backward;
  private final FftBuffer valueBuffer;
  private final FftBuffer spectrumBuffer;
  private final BoundPlan there;
  private final BoundPlan back;
  private final DoubleBuffer values;
  private final DoubleBuffer spectrum;
  private boolean closed; // guarded by this

  CircularConvolution(Planner planner, KernelSpectrum kernelSpectrum, Rigor rigor) {
    size = kernelSpectrum.size();
    kernel = kernelSpectrum.toArray();
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= size;
    }
    product = new double[kernel.length];
    zeros = new double[size];
    PlanSpec transform = PlanSpec.rdft(size).rigor(rigor);
    PlanOptions options = PlanOptions.of(mode(rigor));
    forward = planner.plan(transform, options);
    try {
      backward = planner.plan(transform.inverse(), options);
    } catch (RuntimeException e) {
      forward.close();
      throw e;
    }
    valueBuffer = FftBuffer.inputOf(transform);
    spectrumBuffer = FftBuffer.outputOf(transform);
    there = forward.bind(valueBuffer, spectrumBuffer);
    back = backward.bind(spectrumBuffer, valueBuffer);
    values = valueBuffer.asDoubleBuffer();
    spectrum = spectrumBuffer.asDoubleBuffer();
  }

  /**
   * Convolves {@code count} samples, followed by zeros, and gives the results from {@code first} on
   * to {@code results}, which fills all of it.
   */
  synchronized void apply(double[] samples, int from, int count, int first, double[] results) {
    if (closed) {
      throw new IllegalStateException("this convolution is closed; make another operator");
    }
    values.put(0, samples, from, count);
    values.put(count, zeros, 0, size - count);
    there.execute();
    multiply();
    back.execute();
    values.get(first, results);
  }

  @Override
  public synchronized void close() {
    closed = true;
    there.close();
    back.close();
    valueBuffer.close();
    spectrumBuffer.close();
    forward.close();
    backward.close();
  }

  private void multiply() {
    spectrum.get(0, product);
    for (int i = 0; i < product.length; i += 2) {
      double re = product[i];
      double im = product[i + 1];
      product[i] = re * kernel[i] - im * kernel[i + 1];
      product[i + 1] = re * kernel[i + 1] + im * kernel[i];
    }
    spectrum.put(0, product);
  }

  /** A search for an ESTIMATE plan would take longer than what it makes faster. */
  private static PlanMode mode(Rigor rigor) {
    return rigor == Rigor.ESTIMATE ? PlanMode.SERVE_THEN_UPGRADE : PlanMode.WAIT;
  }
}
