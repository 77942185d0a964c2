// SPDX-License-Identifier: MIT
package io.dase.cache.plot;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Draws lines as SVG. Of more points than the plot is wide, each column gets its least and greatest
 * value, so that no peak is lost. Stateless; safe from any thread.
 */
public final class LinePlot {
  private static final double[] ROUND = {1, 2, 5};
  private static final double HEIGHT = 360;
  private static final double LEFT = 80;
  private static final double RIGHT = 20;
  private static final double TOP = 56;
  private static final double BOTTOM = 44;
  private static final int MAX_TICKS = 8;
  private static final double DECADE = 10;

  /** What is drawn of one axis. */
  private record Range(double low, double high) {
    static Range of(double[]... values) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double[] each : values) {
        for (double value : each) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
      double margin = low == high ? Math.max(Math.abs(low), 1) / 2 : 0;
      return new Range(low - margin, high + margin);
    }

    /** From 0 to 1; halves keep the difference of extremes finite. */
    double part(double value) {
      return (value / 2 - low / 2) / (high / 2 - low / 2);
    }

    double step() {
      double least = (high / 2 - low / 2) / MAX_TICKS * 2;
      double decade = Math.pow(DECADE, Math.floor(Math.log10(least)));
      return Arrays.stream(ROUND)
          .map(r -> r * decade)
          .filter(s -> s >= least)
          .findFirst()
          .orElse(DECADE * decade);
    }
  }

  private LinePlot() {}

  /**
   * Writes the drawing in place of a file.
   *
   * @throws io.dase.cache.core.CacheIoException if it cannot be written
   */
  public static void write(Path file, String title, Curves curves) {
    Svg.write(file, svg(title, curves));
  }

  /** The drawing. */
  public static String svg(String title, Curves curves) {
    Range xs = Range.of(curves.x());
    Range ys = Range.of(curves.lines().values().toArray(double[][]::new));
    Svg svg = new Svg(title, HEIGHT, LEFT);
    svg.text((LEFT + Svg.WIDTH - RIGHT) / 2, HEIGHT - 8, "middle", curves.axis());
    for (double x = first(xs); x <= xs.high(); x += xs.step()) {
      svg.text(x(xs, x), HEIGHT - BOTTOM + 18, "middle", label(x, xs.step()));
    }
    for (double y = first(ys); y <= ys.high(); y += ys.step()) {
      svg.add(
          "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%3$.1f\" stroke=\"#ddd\"/>",
          LEFT, Svg.WIDTH - RIGHT, y(ys, y));
      svg.text(LEFT - 6, y(ys, y) + 4, "end", label(y, ys.step()));
    }
    int line = 0;
    for (Map.Entry<String, double[]> entry : curves.lines().entrySet()) {
      svg.legend(line, entry.getKey());
      svg.add(
          "<polyline fill=\"none\" stroke=\"%s\" points=\"%s\"/>",
          Svg.colour(line++), points(xs, ys, curves.x(), entry.getValue()));
    }
    return svg.end();
  }

  private static String points(Range xs, Range ys, double[] x, double[] y) {
    StringBuilder points = new StringBuilder();
    int columns = (int) Math.min(x.length, Svg.WIDTH);
    for (int column = 0; column < columns; column++) {
      int from = (int) ((long) column * x.length / columns);
      int to = (int) ((column + 1L) * x.length / columns);
      int low = from;
      int high = from;
      for (int i = from; i < to; i++) {
        low = y[i] < y[low] ? i : low;
        high = y[i] > y[high] ? i : high;
      }
      point(points, x(xs, x[Math.min(low, high)]), y(ys, y[Math.min(low, high)]));
      if (low != high) {
        point(points, x(xs, x[Math.max(low, high)]), y(ys, y[Math.max(low, high)]));
      }
    }
    return points.toString().strip();
  }

  private static void point(StringBuilder points, double x, double y) {
    points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
  }

  private static double first(Range range) {
    return Math.ceil(range.low() / range.step()) * range.step();
  }

  private static double x(Range range, double value) {
    return LEFT + (Svg.WIDTH - LEFT - RIGHT) * range.part(value);
  }

  private static double y(Range range, double value) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * range.part(value);
  }

  /** Sums of steps miss 0 by a rounding, which is not shown. */
  private static String label(double value, double step) {
    return String.format(Locale.ROOT, "%.4g", Math.abs(value) < step / 2 ? 0.0 : value);
  }
}
