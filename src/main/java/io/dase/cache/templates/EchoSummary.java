// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a train of echoes looks like as a whole. Immutable; safe from any thread.
 *
 * @param duration the arrival time of the last echo, in the unit of tau0
 * @param meanGap mean of the prime gaps, by which they are divided
 * @param gapDeviation standard deviation of the prime gaps, with the divisor n
 * @param meanAmplitude mean of the n amplitudes
 * @param decayRate minus the slope of the least-squares line through ln(amplitude) over time, for
 *     amplitudes above 0, per unit of tau0: {@code alpha / t0} if the decay is exponential; 0 where
 *     fewer than two echoes are above 0
 */
public record EchoSummary(
    double duration, double meanGap, double gapDeviation, double meanAmplitude, double decayRate) {

  static EchoSummary of(int[] primeGaps, double[] times, double[] amplitudes) {
    int n = primeGaps.length;
    double sum = 0;
    double squares = 0;
    for (int gap : primeGaps) {
      sum += gap;
      squares += (double) gap * gap;
    }
    double mean = sum / n;
    CompensatedSum amplitude = new CompensatedSum();
    for (double value : amplitudes) {
      amplitude.add(value);
    }
    return new EchoSummary(
        times[n - 1],
        mean,
        Math.sqrt(Math.max(0, (squares * n - sum * sum) / ((double) n * n))),
        amplitude.value() / n,
        decayRate(times, amplitudes));
  }

  /** The members under their JSON names, in this order. A new map. */
  public Map<String, Object> toMap() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("duration", duration);
    members.put("mean_gap", meanGap);
    members.put("gap_deviation", gapDeviation);
    members.put("mean_amplitude", meanAmplitude);
    members.put("decay_rate", decayRate);
    return members;
  }

  private static double decayRate(double[] times, double[] amplitudes) {
    int count = 0;
    double time = 0;
    double level = 0;
    for (int i = 0; i < times.length; i++) {
      if (amplitudes[i] > 0) {
        count++;
        time += times[i];
        level += StrictMath.log(amplitudes[i]);
      }
    }
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < times.length; i++) {
      if (amplitudes[i] > 0) {
        double t = times[i] - time / count;
        covariance += t * (StrictMath.log(amplitudes[i]) - level / count);
        variance += t * t;
      }
    }
    return count < 2 ? 0 : 0.0 - covariance / variance;
  }
}
