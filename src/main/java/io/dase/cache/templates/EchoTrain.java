// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import io.dase.cache.core.Ranges;
import java.util.Objects;

/**
 * Computes trains of echoes. With {@code p_1 = 2, p_2 = 3, ...} the primes:
 *
 * <pre>
 *   g_k = (p_{k+1} - p_k) / mean,   mean = (p_{n+1} - 2) / n,   k = 1..n
 *   d_k = g_k tau0  |  ln(1 + g_k) tau0  |  g_k^alpha tau0
 *   t_k = d_1 + ... + d_k,   t0 = t_1
 *   a_k = exp(-alpha t_k / t0)  |  (t0 / t_k)^alpha  |  exp(-(t_k / t0)^2 / (2 alpha))
 * </pre>
 *
 * The amplitudes are divided by a_1, their greatest, and 0 where that leaves less than 1e-300.
 *
 * <p>Relative errors, with eps = 2^-52 and e the exponent before the division (alpha t/t0, alpha
 * ln(t/t0), (t/t0)^2/(2 alpha)): gaps 1 eps, delays and times (4 + alpha) eps, amplitudes 8 eps (1
 * + alpha)(1 + e). Every machine computes the same bits. Stateless; safe from any thread.
 */
public final class EchoTrain {
  private static final long BYTES_PER_ECHO = 4 * Double.BYTES;

  private EchoTrain() {}

  /**
   * The train of n echoes; memory of 32 n bytes.
   *
   * @throws IllegalArgumentException if it does not fit into the heap
   */
  public static EchoTemplate compute(EchoSpec spec) {
    Objects.requireNonNull(spec, "spec");
    int n = spec.n();
    Ranges.requireFitsHeap("the train of n = " + n + " echoes", n * BYTES_PER_ECHO);
    int[] primeGaps = PrimeGaps.first(n);
    long span = 0;
    for (int gap : primeGaps) {
      span += gap;
    }
    double[] gaps = new double[n];
    double[] delays = new double[n];
    double[] times = new double[n];
    double[] amplitudes = new double[n];
    CompensatedSum time = new CompensatedSum();
    for (int k = 0; k < n; k++) {
      gaps[k] = (double) ((long) primeGaps[k] * n) / span;
      delays[k] = spec.scaling().delay(gaps[k], spec.alpha(), spec.tau0());
      time.add(delays[k]);
      times[k] = time.value();
      amplitudes[k] = spec.decay().amplitude(times[k] / times[0], spec.alpha());
    }
    EchoSummary summary = EchoSummary.of(primeGaps, times, amplitudes);
    return new EchoTemplate(spec, summary, gaps, delays, times, amplitudes);
  }
}
