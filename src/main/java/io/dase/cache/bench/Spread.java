// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Times of repeated runs, in microseconds. Immutable value; safe from any thread.
 *
 * @param medianUs the median
 * @param q1Us the first quartile
 * @param q3Us the third quartile
 * @param samples how many times were measured
 */
public record Spread(double medianUs, double q1Us, double q3Us, int samples) {
  private static final double NANOS_PER_US = 1e3;

  /** Of at least one time in nanoseconds; quantiles between two times are interpolated. */
  static Spread ofNanos(double... nanos) {
    double[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Spread(
        quantile(sorted, 0.5) / NANOS_PER_US,
        quantile(sorted, 0.25) / NANOS_PER_US,
        quantile(sorted, 0.75) / NANOS_PER_US,
        sorted.length);
  }

  /** The means of medians and of quartiles, and all samples. */
  static Spread mean(List<Spread> all) {
    return new Spread(
        mean(all, Spread::medianUs),
        mean(all, Spread::q1Us),
        mean(all, Spread::q3Us),
        all.stream().mapToInt(Spread::samples).sum());
  }

  private static double mean(List<Spread> all, ToDoubleFunction<Spread> member) {
    return all.stream().mapToDouble(member).average().orElseThrow();
  }

  private static double quantile(double[] sorted, double part) {
    double at = part * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
