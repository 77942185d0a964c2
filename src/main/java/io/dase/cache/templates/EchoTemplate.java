// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import io.dase.cache.format.NdArray;

/**
 * One train of echoes, as {@link EchoTrain} defines it: n gaps, delays, arrival times and
 * amplitudes, each a float64 vector. Immutable; safe from any thread.
 */
public final class EchoTemplate {
  private final EchoSpec spec;
  private final EchoSummary summary;
  private final NdArray gaps;
  private final NdArray delays;
  private final NdArray times;
  private final NdArray amplitudes;

  EchoTemplate(
      EchoSpec spec,
      EchoSummary summary,
      NdArray gaps,
      NdArray delays,
      NdArray times,
      NdArray amplitudes) {
    this.spec = spec;
    this.summary = summary;
    this.gaps = gaps;
    this.delays = delays;
    this.times = times;
    this.amplitudes = amplitudes;
  }

  EchoTemplate(
      EchoSpec spec,
      EchoSummary summary,
      double[] gaps,
      double[] delays,
      double[] times,
      double[] amplitudes) {
    this(
        spec,
        summary,
        NdArray.of(gaps, gaps.length),
        NdArray.of(delays, delays.length),
        NdArray.of(times, times.length),
        NdArray.of(amplitudes, amplitudes.length));
  }

  /** The parameters. */
  public EchoSpec spec() {
    return spec;
  }

  /** What it looks like as a whole. */
  public EchoSummary summary() {
    return summary;
  }

  /** The number of echoes, n. */
  public int size() {
    return spec.n();
  }

  /** The prime gaps divided by their mean, dimensionless. */
  public NdArray gaps() {
    return gaps;
  }

  /** The delays before each echo, in the unit of tau0. */
  public NdArray delays() {
    return delays;
  }

  /** The arrival times, in the unit of tau0, rising; 0 is the time of what echoes. */
  public NdArray times() {
    return times;
  }

  /** The amplitudes, 1 at first, falling. */
  public NdArray amplitudes() {
    return amplitudes;
  }

  /** The key and the summary. */
  @Override
  public String toString() {
    return spec.key() + " " + summary;
  }
}
