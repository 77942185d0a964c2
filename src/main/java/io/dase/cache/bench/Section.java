// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What one benchmark measured. Immutable value; safe from any thread.
 *
 * @param benchmark its name
 * @param about what was done, in one or two sentences
 * @param rows times
 * @param figures other numbers
 * @param notes what the numbers mean here; for one that was left out, why
 */
public record Section(
    Benchmark benchmark, String about, List<Row> rows, List<Figure> figures, List<String> notes) {
  public Section {
    rows = List.copyOf(rows);
    figures = List.copyOf(figures);
    notes = List.copyOf(notes);
  }

  /** Of a benchmark that cannot run on this machine. */
  static Section leftOut(Benchmark benchmark, String reason) {
    return new Section(
        benchmark, "Left out.", List.of(), List.of(), List.of("left out: " + reason));
  }

  /** With a word on every row, but the average, where the way without the cache is the faster. */
  static Section of(Benchmark benchmark, String about, List<Row> rows, List<Figure> figures) {
    List<String> notes = new ArrayList<>();
    for (Row row : rows) {
      if (!row.name().equals(Row.AVERAGE) && row.speedup().orElse(1) < 1) {
        notes.add(
            "%s: recomputing wins, %s against %s from the store; what is stored serves other programs"
                .formatted(
                    row.name(),
                    BenchText.time(row.times().get(Row.UNCACHED).medianUs()),
                    BenchText.time(row.times().get(Row.CACHED).medianUs())));
      }
    }
    return new Section(benchmark, about, rows, figures, notes);
  }
}
