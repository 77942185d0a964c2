// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One thing, measured in several ways. Immutable value; safe from any thread.
 *
 * @param name what was measured
 * @param times by the way in which it was done, in the order of the columns
 * @param speedup uncached / cached, where both were measured
 */
public record Row(String name, Map<String, Spread> times, OptionalDouble speedup) {
  /** Without the cache. */
  static final String UNCACHED = "uncached";

  /** From the store, which is a file. */
  static final String CACHED = "cached";

  /** From the memory of a provider that has it already. */
  static final String MEMORY = "memory";

  /** What has one way only. */
  static final String TIME = "time";

  static final String AVERAGE = "Overall Average";

  public Row {
    times = Collections.unmodifiableMap(new LinkedHashMap<>(times));
  }

  static Row of(String name, Map<String, Spread> times) {
    Spread uncached = times.get(UNCACHED);
    Spread cached = times.get(CACHED);
    return new Row(
        name,
        times,
        uncached == null || cached == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(uncached.medianUs() / cached.medianUs()));
  }

  static Row of(String name, Spread time) {
    return of(name, Map.of(TIME, time));
  }

  /**
   * These rows and their average: the means of the times, and the geometric mean of the speed-ups.
   *
   * @param rows all measured in the same ways
   */
  static List<Row> withAverage(List<Row> rows) {
    Map<String, Spread> times = new LinkedHashMap<>();
    for (String way : rows.get(0).times().keySet()) {
      times.put(way, Spread.mean(rows.stream().map(row -> row.times().get(way)).toList()));
    }
    double logarithm =
        rows.stream()
            .mapToDouble(row -> Math.log(row.speedup().orElseThrow()))
            .average()
            .orElseThrow();
    List<Row> all = new ArrayList<>(rows);
    all.add(new Row(AVERAGE, times, OptionalDouble.of(Math.exp(logarithm))));
    return all;
  }
}
