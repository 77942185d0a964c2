// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.bench.BenchText;
import io.dase.cache.bench.Comparison;
import io.dase.cache.bench.Comparison.Change;
import io.dase.cache.bench.Figure;
import io.dase.cache.bench.Row;
import io.dase.cache.bench.Section;
import io.dase.cache.bench.Spread;
import java.util.List;
import java.util.Locale;

/** Prints benchmarks as tables. Stateless. */
final class BenchDisplay {
  private static final int COLUMN = 28;

  private BenchDisplay() {}

  static void print(Terminal terminal, Section section) {
    terminal.marked("@|bold " + section.benchmark().text() + "|@");
    terminal.line(section.about());
    List<String> ways = BenchText.ways(section);
    int first = section.rows().stream().mapToInt(row -> row.name().length()).max().orElse(0);
    if (!section.rows().isEmpty()) {
      boolean speedups = section.rows().stream().anyMatch(row -> row.speedup().isPresent());
      StringBuilder head = new StringBuilder("  " + pad("", first));
      ways.forEach(way -> head.append("  ").append(pad(way, COLUMN)));
      terminal.line((head + (speedups ? "  speed-up" : "")).stripTrailing());
    }
    section.rows().forEach(row -> terminal.line(line(row, ways, first)));
    for (Figure figure : section.figures()) {
      terminal.line("  %s: %s".formatted(figure.name(), BenchText.figure(figure)));
    }
    section.notes().forEach(note -> terminal.line("  note: " + SafeText.escape(note)));
    terminal.line("");
    terminal.flush();
  }

  static void print(Terminal terminal, Comparison comparison, double threshold) {
    terminal.marked("@|bold compared|@");
    for (Change change : comparison.changes()) {
      String line =
          String.format(
              Locale.ROOT,
              "%+8.1f %%  %s: %s before, %s now",
              change.percent(),
              change.name(),
              value(change.before(), change.unit()),
              value(change.after(), change.unit()));
      terminal.marked(change.percent() > threshold ? "@|red " + line + "|@" : line);
    }
    comparison.alone().forEach(name -> terminal.line("  in one run only: " + name));
  }

  private static String value(double value, String unit) {
    return unit.equals(Comparison.TIME_UNIT)
        ? BenchText.time(value)
        : BenchText.number(value) + " " + unit;
  }

  private static String line(Row row, List<String> ways, int first) {
    StringBuilder line = new StringBuilder("  " + pad(row.name(), first));
    for (String way : ways) {
      Spread spread = row.times().get(way);
      line.append("  ").append(pad(spread == null ? "" : BenchText.spread(spread), COLUMN));
    }
    return (line + "  " + BenchText.speedup(row)).stripTrailing();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
