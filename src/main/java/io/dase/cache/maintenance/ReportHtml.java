// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.fftw.CoverageState;
import io.dase.cache.maintenance.MaintenanceReport.CategoryTotals;
import io.dase.cache.maintenance.MaintenanceReport.Totals;
import io.dase.cache.plot.BarPlot;
import io.dase.cache.plot.Bars;
import io.dase.cache.plot.Curves;
import io.dase.cache.plot.LinePlot;
import io.dase.cache.store.UsageHistory.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A report as one HTML file, plots included, that asks for nothing from outside. Pure function;
 * safe from any thread.
 */
public final class ReportHtml {
  private static final double KB = 1024.0;
  private static final double MB = KB * KB;
  private static final double DAY_MS = 86_400_000;
  private static final double PERCENT = 100;
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>dase-cache report</title>
      <style>
      body { font: 15px/1.5 sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff; }
      table { border-collapse: collapse; margin: .5rem 0 1rem; }
      th, td { padding: .2rem .8rem .2rem 0; text-align: left; border-bottom: 1px solid #bbb; overflow-wrap: anywhere; }
      td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
      svg { width: 100%; height: auto; }
      @media (prefers-color-scheme: dark) { body { color: #ddd; background: #1a1a1a; } th, td { border-color: #555; } }
      </style>
      </head>
      <body>
      <main>
      """;

  private ReportHtml() {}

  /** The whole file. */
  public static String text(MaintenanceReport report) {
    StringBuilder html = new StringBuilder(HEAD);
    html.append("<h1>dase-cache report</h1>\n");
    html.append(
        "<p>%s, %s</p>\n".formatted(escape(report.root().toString()), report.generatedAt()));
    health(html, report.health());
    totals(html, report.totals());
    categories(html, report.categories());
    growth(html, report.growth());
    wisdom(html, report.wisdom());
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private static void health(StringBuilder html, List<HealthIssue> issues) {
    html.append("<h2>Health</h2>\n");
    if (issues.isEmpty()) {
      html.append("<p>Nothing asks for action.</p>\n");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    issues.forEach(
        issue ->
            rows.add(List.of(issue.code().text(), issue.subject(), issue.found(), issue.remedy())));
    table(html, 4, List.of("code", "what", "found", "remedy"), rows);
  }

  private static void totals(StringBuilder html, Totals totals) {
    long missed = totals.misses().values().stream().mapToLong(Long::longValue).sum();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("entries", "%,d".formatted(totals.entries())));
    rows.add(List.of("values", size(totals.sizeBytes())));
    rows.add(List.of("on the disk", size(totals.diskBytes())));
    rows.add(List.of("limit", size(totals.limitBytes(), "none")));
    rows.add(List.of("free on the disk", size(totals.freeBytes(), "unknown")));
    rows.add(List.of("hits", "%,d".formatted(totals.hits())));
    rows.add(List.of("misses", "%,d".formatted(missed)));
    totals
        .misses()
        .forEach((why, count) -> rows.add(List.of("misses, " + why, "%,d".formatted(count))));
    rows.add(
        List.of(
            "hit rate",
            totals.hitRate().isEmpty()
                ? "none yet"
                : String.format(Locale.ROOT, "%.1f %%", totals.hitRate().getAsDouble() * PERCENT)));
    rows.add(List.of("planning saved", "%,d ms".formatted(totals.planningSavedMs())));
    html.append("<h2>Totals</h2>\n");
    table(html, 1, List.of("what", "figure"), rows);
  }

  private static void categories(StringBuilder html, List<CategoryTotals> categories) {
    html.append("<h2>Categories</h2>\n");
    if (categories.isEmpty()) {
      html.append("<p>The cache is empty.</p>\n");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (CategoryTotals each : categories) {
      rows.add(
          List.of(
              each.name(),
              "%,d".formatted(each.entries()),
              size(each.sizeBytes()),
              size(each.diskBytes()),
              size(each.limitBytes(), "none"),
              "%,d".formatted(each.hits())));
    }
    table(html, 1, List.of("category", "entries", "values", "on the disk", "limit", "hits"), rows);
    html.append(
        BarPlot.svg(
            "On the disk, by category",
            new Bars(
                "MB",
                categories.stream().map(CategoryTotals::name).toList(),
                Map.of(
                    "MB",
                    categories.stream().mapToDouble(each -> each.diskBytes() / MB).toArray()))));
  }

  private static void growth(StringBuilder html, Growth growth) {
    html.append("<h2>Growth</h2>\n");
    html.append(
        "<p>Forecast: %s%s.</p>\n"
            .formatted(
                escape(growth.forecast()),
                growth.bytesPerDay().isEmpty()
                    ? ""
                    : String.format(
                        Locale.ROOT, "; %+.2f MB a day", growth.bytesPerDay().getAsDouble() / MB)));
    List<Sample> samples = growth.samples();
    if (samples.size() < 2) {
      html.append("<p>Samples in the history: %d.</p>\n".formatted(samples.size()));
      return;
    }
    long first = samples.get(0).atMs();
    double[] days =
        samples.stream().mapToDouble(sample -> (sample.atMs() - first) / DAY_MS).toArray();
    html.append(
        plot(
            "Size over time",
            days,
            "MB on the disk",
            samples.stream().mapToDouble(sample -> sample.bytes() / MB).toArray()));
    html.append(
        plot(
            "Hits over time",
            days,
            "hits since the store was made",
            samples.stream().mapToDouble(Sample::hits).toArray()));
  }

  private static String plot(String title, double[] days, String name, double[] values) {
    return LinePlot.svg(title, Curves.of("days since the first sample", days, name, values));
  }

  private static void wisdom(StringBuilder html, WisdomCoverage wisdom) {
    html.append("<h2>Wisdom of this machine</h2>\n");
    if (!wisdom.unavailable().isEmpty()) {
      html.append("<p>Unknown: %s</p>\n".formatted(escape(wisdom.unavailable())));
      return;
    }
    List<String> names = new ArrayList<>(List.of("key"));
    Arrays.stream(CoverageState.values()).map(CoverageState::text).forEach(names::add);
    List<List<String>> rows = new ArrayList<>();
    wisdom
        .keys()
        .forEach(
            (key, counts) -> {
              List<String> row = new ArrayList<>(List.of(key));
              for (CoverageState state : CoverageState.values()) {
                row.add(String.valueOf(counts.getOrDefault(state, 0L)));
              }
              rows.add(row);
            });
    table(html, 1, names, rows);
  }

  /**
   * @param texts how many of the columns, from the left, are no numbers
   */
  private static void table(
      StringBuilder html, int texts, List<String> names, List<List<String>> rows) {
    html.append("<table>\n<thead><tr>");
    for (int i = 0; i < names.size(); i++) {
      html.append(
          "<th scope=\"col\"%s>%s</th>"
              .formatted(i < texts ? "" : " class=\"n\"", escape(names.get(i))));
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      html.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        html.append("<td%s>%s</td>".formatted(i < texts ? "" : " class=\"n\"", escape(row.get(i))));
      }
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table>\n");
  }

  private static String size(long bytes) {
    return bytes < MB
        ? String.format(Locale.ROOT, "%,.1f KB", bytes / KB)
        : String.format(Locale.ROOT, "%,.2f MB", bytes / MB);
  }

  private static String size(OptionalLong bytes, String none) {
    return bytes.isPresent() ? size(bytes.getAsLong()) : none;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
