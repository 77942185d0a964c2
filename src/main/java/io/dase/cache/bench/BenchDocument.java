// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.plot.BarPlot;
import io.dase.cache.plot.Bars;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A report as Markdown and plots. Pure functions; safe from any thread. */
public final class BenchDocument {
  private static final String PREFIX = "bench-";

  private BenchDocument() {}

  /**
   * One table for each benchmark, beside its plot.
   *
   * @param source the name of the JSON file beside the document
   */
  public static String markdown(BenchReport report, String source) {
    StringBuilder text = new StringBuilder("# What the cache is worth on one machine\n\n");
    text.append(
        """
        Rendered from `%s`, which `dase-cache bench all --json` wrote. Times are medians over %d samples \
        (rows that take long have fewer) after a warm-up, with the quartiles in brackets. A speed-up is \
        uncached / cached; `1/x` means that computing is x times as fast as loading a file. The `%s` row has the means \
        of the times and the geometric mean of the speed-ups.

        """
            .formatted(source, report.iterations(), Row.AVERAGE));
    text.append(busyness(report));
    report
        .machine()
        .forEach(
            (name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
    text.append("- version: ").append(report.version()).append(", ");
    text.append(report.generatedAt()).append('\n');
    report.sections().forEach(section -> append(text, section));
    return text.toString();
  }

  /** A word where more programs wanted to run than there are cores. */
  private static String busyness(BenchReport report) {
    String load = report.machine().getOrDefault(Machine.LOAD, "");
    String cores = report.machine().getOrDefault(Machine.CORES, "");
    try {
      return Double.parseDouble(load) <= Double.parseDouble(cores)
          ? ""
          : "**Measured on a busy machine (load average %s on %s cores): read the ratios only.**\n\n"
              .formatted(load, cores);
    } catch (NumberFormatException e) {
      return "";
    }
  }

  /** The plots of all benchmarks that measured times, by file name. */
  public static SortedMap<String, String> plots(BenchReport report) {
    SortedMap<String, String> plots = new TreeMap<>();
    for (Section section : report.sections()) {
      if (!section.rows().isEmpty()) {
        plots.put(plotName(section), plot(section));
      }
    }
    return plots;
  }

  private static void append(StringBuilder text, Section section) {
    String name = section.benchmark().text();
    text.append("\n## ").append(name).append("\n\n").append(section.about()).append("\n");
    if (!section.rows().isEmpty()) {
      List<String> ways = BenchText.ways(section);
      boolean speedups = section.rows().stream().anyMatch(row -> row.speedup().isPresent());
      text.append("\n| what | ").append(String.join(" | ", ways));
      text.append(speedups ? " | speed-up |\n" : " |\n");
      text.append("|---".repeat(ways.size() + (speedups ? 2 : 1))).append("|\n");
      for (Row row : section.rows()) {
        text.append("| ").append(row.name());
        for (String way : ways) {
          Spread spread = row.times().get(way);
          text.append(" | ").append(spread == null ? "" : BenchText.spread(spread));
        }
        text.append(speedups ? " | " + BenchText.speedup(row) + " |\n" : " |\n");
      }
    }
    if (!section.figures().isEmpty()) {
      text.append("\n| what | figure |\n|---|---|\n");
      for (Figure figure : section.figures()) {
        text.append("| %s | %s |\n".formatted(figure.name(), BenchText.figure(figure)));
      }
    }
    if (!section.notes().isEmpty()) {
      text.append('\n');
      section.notes().forEach(note -> text.append("- ").append(note).append('\n'));
    }
    if (!section.rows().isEmpty()) {
      text.append("\n![%s](%s)\n".formatted(name, plotName(section)));
    }
  }

  private static String plot(Section section) {
    List<Row> rows = section.rows();
    Map<String, double[]> series = new LinkedHashMap<>();
    for (String way : BenchText.ways(section)) {
      series.put(
          way,
          rows.stream()
              .mapToDouble(
                  row -> row.times().containsKey(way) ? row.times().get(way).medianUs() : 0)
              .toArray());
    }
    return BarPlot.svg(
        section.benchmark().text() + ": median times",
        new Bars("µs", rows.stream().map(Row::name).toList(), series));
  }

  private static String plotName(Section section) {
    return PREFIX + section.benchmark().text() + ".svg";
  }
}
