// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two runs set side by side: medians of times, and figures in a unit, of all of which less is
 * better. Averages over rows are left out. Immutable value; safe from any thread.
 *
 * @param changes of what both runs have, in the order of the new one
 * @param alone what only one of them has: whole benchmarks, or parts of those that both have
 */
public record Comparison(List<Change> changes, List<String> alone) {
  /** That of all medians. */
  public static final String TIME_UNIT = "µs";

  private static final double PERCENT = 100;

  /**
   * One number.
   *
   * @param name benchmark, row and way
   * @param before in the old run
   * @param after in the new one
   * @param unit of both
   */
  public record Change(String name, double before, double after, String unit) {
    /** By how much it is worse; less than 0: better. */
    public double percent() {
      return before == after ? 0 : (after / before - 1) * PERCENT;
    }
  }

  /** A number of one run. */
  private record Value(double value, String unit) {}

  public Comparison {
    changes = List.copyOf(changes);
    alone = List.copyOf(alone);
  }

  /** Compares what both have. */
  public static Comparison of(BenchReport before, BenchReport after) {
    Set<Benchmark> both = benchmarks(before);
    both.retainAll(benchmarks(after));
    Set<Benchmark> one = benchmarks(before);
    one.addAll(benchmarks(after));
    one.removeAll(both);
    Map<String, Value> old = new HashMap<>(values(before, both));
    List<Change> changes = new ArrayList<>();
    List<String> alone = new ArrayList<>();
    one.forEach(benchmark -> alone.add(benchmark.text()));
    values(after, both)
        .forEach(
            (name, value) -> {
              Value was = old.remove(name);
              if (was == null) {
                alone.add(name);
              } else {
                changes.add(new Change(name, was.value(), value.value(), value.unit()));
              }
            });
    old.keySet().stream().sorted().forEach(alone::add);
    return new Comparison(changes, alone);
  }

  /** What is worse by more than so many percent. */
  public List<Change> regressions(double threshold) {
    return changes.stream().filter(change -> change.percent() > threshold).toList();
  }

  private static Set<Benchmark> benchmarks(BenchReport report) {
    Set<Benchmark> benchmarks = EnumSet.noneOf(Benchmark.class);
    report.sections().forEach(section -> benchmarks.add(section.benchmark()));
    return benchmarks;
  }

  private static Map<String, Value> values(BenchReport report, Set<Benchmark> benchmarks) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Section section : report.sections()) {
      if (!benchmarks.contains(section.benchmark())) {
        continue;
      }
      for (Row row : section.rows()) {
        if (!row.name().equals(Row.AVERAGE)) {
          row.times()
              .forEach(
                  (way, spread) ->
                      values.put(
                          name(section, row.name(), way.equals(Row.TIME) ? "" : way),
                          new Value(spread.medianUs(), TIME_UNIT)));
        }
      }
      for (Figure figure : section.figures()) {
        if (!figure.unit().isEmpty() && !figure.name().contains("saved")) {
          values.put(name(section, figure.name(), ""), new Value(figure.value(), figure.unit()));
        }
      }
    }
    return values;
  }

  private static String name(Section section, String name, String way) {
    return section.benchmark().text() + ": " + name + (way.isEmpty() ? "" : ", " + way);
  }
}
