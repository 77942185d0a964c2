// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanMode;
import io.dase.cache.fftw.PlanOptions;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A convolution through FFT: the spectrum of one kernel, two plans, and the padded arrays of as
 * many threads as were ever in {@link #apply} at once. Thread-safe. After {@link #close} {@code
 * apply} throws {@link IllegalStateException}; calls that are under way end well.
 */
final class FftConvolution implements AutoCloseable {
  private final Padding padding;
  private final boolean complex;
  private final Plan forward;
  private final Plan backward;
  private final double[] kernelSpectrum;
  private final Deque<PaddedArrays> idle = new ArrayDeque<>(); // guarded by this, as the rest
  private int calls;
  private boolean closed;

  /**
   * @param taps kernel of a convolution
   */
  FftConvolution(Planner planner, ConvolutionSpec spec, double[] taps, Rigor rigor) {
    this.padding = new Padding(spec);
    this.complex = spec.isComplex();
    PlanSpec transform =
        complex
            ? PlanSpec.dft(padding.shape()).inPlace().rigor(rigor)
            : PlanSpec.rdft(padding.shape()).rigor(rigor);
    PlanOptions options = PlanOptions.of(mode(rigor));
    this.forward = planner.plan(transform, options);
    try {
      this.backward = planner.plan(transform.inverse(), options);
      try {
        this.kernelSpectrum = scaledSpectrum(taps);
      } catch (Throwable e) {
        backward.close();
        throw e;
      }
    } catch (Throwable e) {
      forward.close();
      throw e;
    }
  }

  void apply(double[] signal, double[] output) {
    PaddedArrays arrays = begin();
    try {
      if (arrays == null) {
        arrays = new PaddedArrays(forward, backward, complex);
      }
      padding.putSignal(signal, arrays.values());
      arrays.transform();
      arrays.multiplySpectrum(kernelSpectrum);
      arrays.transformBack();
      padding.getOutput(arrays.values(), output);
    } finally {
      end(arrays);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    freeUnlessInUse();
  }

  /** A search for an ESTIMATE plan would take longer than what it makes faster. */
  private static PlanMode mode(Rigor rigor) {
    return rigor == Rigor.ESTIMATE ? PlanMode.SERVE_THEN_UPGRADE : PlanMode.WAIT;
  }

  /** FFTW does not scale, so the kernel's spectrum does. */
  private double[] scaledSpectrum(double[] taps) {
    PaddedArrays arrays = new PaddedArrays(forward, backward, complex);
    padding.putKernel(taps, arrays.values());
    arrays.transform();
    double[] spectrum = new double[arrays.spectrum().capacity()];
    arrays.spectrum().get(0, spectrum);
    double scale = 1.0 / padding.elements();
    for (int i = 0; i < spectrum.length; i++) {
      spectrum[i] *= scale;
    }
    idle.push(arrays);
    return spectrum;
  }

  /** Idle arrays, or null if there are none. */
  private synchronized PaddedArrays begin() {
    if (closed) {
      throw new IllegalStateException("this Convolver is closed; make another one");
    }
    calls++;
    return idle.poll();
  }

  private synchronized void end(PaddedArrays arrays) {
    calls--;
    if (arrays != null) {
      idle.push(arrays);
    }
    freeUnlessInUse();
  }

  private void freeUnlessInUse() {
    if (closed && calls == 0) {
      idle.forEach(PaddedArrays::close);
      idle.clear();
      forward.close();
      backward.close();
    }
  }
}
