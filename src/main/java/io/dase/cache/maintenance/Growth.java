// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.store.UsageHistory.Sample;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How a store grew, and when it will be full if it goes on like that. Immutable value; safe from
 * any thread.
 *
 * @param samples oldest first
 * @param bytesPerDay the slope of the straight line of least squares through all samples; empty
 *     before they span a day
 * @param roomBytes what is left of the limit, or of the disk if that is less
 * @param fullInDays when that room is used up; empty if it is not known, or nothing grows
 */
public record Growth(
    List<Sample> samples,
    OptionalDouble bytesPerDay,
    OptionalLong roomBytes,
    OptionalDouble fullInDays) {
  private static final double DAY_MS = 86_400_000;
  private static final double MAX_DAYS = 36_500;

  public Growth {
    samples = List.copyOf(samples);
  }

  /**
   * Of these samples.
   *
   * @param roomBytes what may be added; empty: nobody knows
   */
  public static Growth of(List<Sample> samples, OptionalLong roomBytes) {
    OptionalDouble slope = slope(samples);
    OptionalDouble days = OptionalDouble.empty();
    if (slope.isPresent() && slope.getAsDouble() > 0 && roomBytes.isPresent()) {
      double until = Math.max(0, roomBytes.getAsLong()) / slope.getAsDouble();
      days = until <= MAX_DAYS ? OptionalDouble.of(until) : days;
    }
    return new Growth(samples, slope, roomBytes, days);
  }

  /** {@code full in 41 days}, or why that is not said. */
  public String forecast() {
    if (bytesPerDay.isEmpty()) {
      return "too early to tell: samples of at least a day are needed";
    }
    if (fullInDays.isEmpty()) {
      return bytesPerDay.getAsDouble() > 0 ? "not full within a hundred years" : "does not grow";
    }
    long days = Math.round(fullInDays.getAsDouble());
    return String.format(Locale.ROOT, "full in %d %s", days, days == 1 ? "day" : "days");
  }

  private static OptionalDouble slope(List<Sample> samples) {
    if (samples.isEmpty()) {
      return OptionalDouble.empty();
    }
    long first = samples.get(0).atMs();
    if (samples.get(samples.size() - 1).atMs() - first < DAY_MS) {
      return OptionalDouble.empty();
    }
    double meanDay = samples.stream().mapToDouble(s -> days(s, first)).average().orElseThrow();
    double meanBytes = samples.stream().mapToDouble(Sample::bytes).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (Sample sample : samples) {
      double away = days(sample, first) - meanDay;
      products += away * (sample.bytes() - meanBytes);
      squares += away * away;
    }
    return OptionalDouble.of(products / squares);
  }

  private static double days(Sample sample, long first) {
    return (sample.atMs() - first) / DAY_MS;
  }
}
