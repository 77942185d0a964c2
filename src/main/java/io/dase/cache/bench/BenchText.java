// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Numbers of a report for people, alike in commands and documents. Stateless; any thread. */
public final class BenchText {
  private static final double STEP = 1e3;
  private static final double TWO_DIGITS = 10;
  private static final double ONE_DIGIT = 100;

  private BenchText() {}

  /** The ways in which the rows were measured, in order. */
  public static List<String> ways(Section section) {
    Set<String> ways = new LinkedHashSet<>();
    section.rows().forEach(row -> ways.addAll(row.times().keySet()));
    return List.copyOf(ways);
  }

  /** {@code 3.21 µs (3.19-3.30)}: the median and the quartiles, in one unit. */
  public static String spread(Spread spread) {
    double median = spread.medianUs();
    String unit = median < STEP ? "µs" : median < STEP * STEP ? "ms" : "s";
    double factor = median < STEP ? 1 : median < STEP * STEP ? STEP : STEP * STEP;
    return "%s %s (%s-%s)"
        .formatted(
            number(median / factor),
            unit,
            number(spread.q1Us() / factor),
            number(spread.q3Us() / factor));
  }

  /** {@code 3.21 µs}, in the unit that fits. */
  public static String time(double us) {
    return us < STEP
        ? number(us) + " µs"
        : us < STEP * STEP ? number(us / STEP) + " ms" : number(us / (STEP * STEP)) + " s";
  }

  /** {@code 1/3.9} where computing is faster, else {@code 12.3}; empty where there is none. */
  public static String speedup(Row row) {
    if (row.speedup().isEmpty()) {
      return "";
    }
    double value = row.speedup().getAsDouble();
    return value < 1 ? "1/" + number(1 / value) : number(value);
  }

  /** {@code 8.128 bytes}. */
  public static String figure(Figure figure) {
    double value = figure.value();
    String text =
        value == Math.rint(value)
            ? String.format(Locale.ROOT, "%,.0f", value)
            : value >= STEP ? number(value) : String.format(Locale.ROOT, "%.3f", value);
    return (text + " " + figure.unit()).strip();
  }

  /** With three significant digits, and separators of thousands. */
  public static String number(double value) {
    int decimals = value < TWO_DIGITS ? 2 : value < ONE_DIGIT ? 1 : 0;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
