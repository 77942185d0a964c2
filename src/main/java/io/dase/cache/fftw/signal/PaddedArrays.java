// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import io.dase.cache.fftw.BoundPlan;
import io.dase.cache.fftw.FftBuffer;
import io.dase.cache.fftw.Plan;
import java.nio.DoubleBuffer;

/**
 * The padded array of one call of a convolution and its spectrum, which are one array if complex,
 * with the plans between them. Not thread-safe. Not to be used after {@link #close}.
 */
final class PaddedArrays implements AutoCloseable {
  private final FftBuffer valueBuffer;
  private final FftBuffer spectrumBuffer;
  private final BoundPlan forward;
  private final BoundPlan backward;
  private final DoubleBuffer values;
  private final DoubleBuffer spectrum;

  PaddedArrays(Plan forward, Plan backward, boolean complex) {
    valueBuffer = FftBuffer.inputOf(forward.spec());
    spectrumBuffer = complex ? valueBuffer : FftBuffer.outputOf(forward.spec());
    this.forward = forward.bind(valueBuffer, spectrumBuffer);
    this.backward = backward.bind(spectrumBuffer, valueBuffer);
    values = valueBuffer.asDoubleBuffer();
    spectrum = spectrumBuffer.asDoubleBuffer();
  }

  DoubleBuffer values() {
    return values;
  }

  DoubleBuffer spectrum() {
    return spectrum;
  }

  void transform() {
    forward.execute();
  }

  void transformBack() {
    backward.execute();
  }

  /** Element by element, as complex numbers. */
  void multiplySpectrum(double[] factors) {
    for (int i = 0; i < factors.length; i += 2) {
      double x = spectrum.get(i);
      double y = spectrum.get(i + 1);
      spectrum.put(i, x * factors[i] - y * factors[i + 1]);
      spectrum.put(i + 1, x * factors[i + 1] + y * factors[i]);
    }
  }

  @Override
  public void close() {
    forward.close();
    backward.close();
    valueBuffer.close();
    spectrumBuffer.close();
  }
}
