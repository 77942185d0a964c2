// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import io.dase.cache.core.Ranges;
import io.dase.cache.format.NdArray;
import java.nio.DoubleBuffer;
import java.util.Objects;

/**
 * Renders trains of echoes to sampled signals: sample m, at the time {@code m / rate}, is the sum
 * over the echoes of {@code a_k pulse(m / rate - t_k)}. Arrival times are not rounded to samples.
 * Stateless; safe from any thread.
 */
public final class EchoSignal {
  private EchoSignal() {}

  /**
   * The signal in a new array; echoes beyond its end are left out.
   *
   * @param rate samples per unit of time, finite and above 0
   * @param samples the length of the signal, 1 or more
   * @throws IllegalArgumentException for a rate or length out of range
   */
  public static double[] render(EchoTemplate template, Pulse pulse, double rate, int samples) {
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(pulse, "pulse");
    requireSampling(rate, samples);
    double[] signal = new double[samples];
    DoubleBuffer times = template.times().asDoubleBuffer();
    DoubleBuffer amplitudes = template.amplitudes().asDoubleBuffer();
    double reach = Pulse.CUT * pulse.width();
    for (int k = 0; k < template.size() && times.get(k) - reach <= (samples - 1) / rate; k++) {
      double amplitude = amplitudes.get(k);
      if (amplitude > 0) {
        add(signal, pulse, rate, times.get(k), amplitude);
      }
    }
    return signal;
  }

  /** As {@link #render}, just long enough for the last echo that is above 0 and its pulse. */
  public static double[] render(EchoTemplate template, Pulse pulse, double rate) {
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(pulse, "pulse");
    requireSampling(rate, 1);
    NdArray amplitudes = template.amplitudes();
    int last = template.size() - 1;
    while (last > 0 && amplitudes.getDouble(last) == 0) {
      last--;
    }
    double samples =
        Math.ceil((template.times().getDouble(last) + Pulse.CUT * pulse.width()) * rate) + 1;
    if (samples > NdArray.MAX_BYTES / Double.BYTES) {
      throw new IllegalArgumentException(
          "the signal has "
              + samples
              + " samples; expected at most "
              + NdArray.MAX_BYTES / Double.BYTES
              + ", lower the rate or give the number of samples");
    }
    return render(template, pulse, rate, (int) samples);
  }

  private static void add(
      double[] signal, Pulse pulse, double rate, double time, double amplitude) {
    double reach = Pulse.CUT * pulse.width();
    int first = (int) Math.max(0, Math.ceil((time - reach) * rate));
    int last = (int) Math.min(signal.length - 1, Math.floor((time + reach) * rate));
    for (int m = first; m <= last; m++) {
      signal[m] += amplitude * pulse.at(m / rate - time);
    }
  }

  private static void requireSampling(double rate, int samples) {
    Ranges.requirePositive("rate", rate);
    if (samples < 1) {
      throw new IllegalArgumentException("samples is " + samples + "; expected 1 or more");
    }
  }
}
