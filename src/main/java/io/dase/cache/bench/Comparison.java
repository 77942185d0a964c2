// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two runs set side by side: medians of times, and figures in a unit, of all of which less is
 * better. Averages over rows are left out. Immutable value; safe from any thread.
 *
 * @param changes of what both runs have, in the order of the new one
 * @param alone what only one of them has
 */
public record Comparison(List<Change> changes, List<String> alone) {
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
    Map<String, Value> old = new HashMap<>(values(before));
    List<Change> changes = new ArrayList<>();
    List<String> alone = new ArrayList<>();
    values(after)
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

  private static Map<String, Value> values(BenchReport report) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Section section : report.sections()) {
      for (Row row : section.rows()) {
        if (!row.name().equals(Row.AVERAGE)) {
          row.times()
              .forEach(
                  (way, spread) ->
                      values.put(
                          name(section, row.name(), way.equals(Row.TIME) ? "" : way),
                          new Value(spread.medianUs(), "µs")));
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
