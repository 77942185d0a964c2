// SPDX-License-Identifier: MIT
package io.dase.cache.plot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Draws lying bars over decades as SVG, each with its value beside it. Stateless; safe from any
 * thread.
 */
public final class BarPlot {
  private static final double LEFT = 300;
  private static final double RIGHT = 80;
  private static final double TOP = 56;
  private static final double BOTTOM = 44;
  private static final double BAR = 14;
  private static final double GAP = 12;
  private static final double DECADE = 10;

  private BarPlot() {}

  /** The drawing. */
  public static String svg(String title, Bars bars) {
    double group = BAR * bars.series().size() + GAP;
    double bottom = TOP + group * bars.groups().size();
    Svg svg = new Svg(title, bottom + BOTTOM, LEFT);
    int low = (int) Math.floor(Math.log10(extreme(bars, true)));
    int high = Math.max(low + 1, (int) Math.ceil(Math.log10(extreme(bars, false))));
    for (int decade = low; decade <= high; decade++) {
      double x = x(decade, low, high);
      svg.add(
          "<line x1=\"%.1f\" x2=\"%1$.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>",
          x, TOP, bottom);
      svg.text(x, bottom + 18, "middle", decade(decade));
    }
    svg.text(
        (LEFT + Svg.WIDTH - RIGHT) / 2,
        bottom + BOTTOM - 8,
        "middle",
        bars.axis() + ", logarithmic");
    for (int i = 0; i < bars.groups().size(); i++) {
      svg.text(LEFT - 8, TOP + group * (i + 0.5), "end", bars.groups().get(i));
    }
    int index = 0;
    for (Map.Entry<String, double[]> series : bars.series().entrySet()) {
      svg.legend(index, series.getKey());
      for (int i = 0; i < bars.groups().size(); i++) {
        double value = series.getValue()[i];
        if (value > 0) {
          double y = TOP + GAP / 2 + group * i + BAR * index;
          double end = x(Math.log10(value), low, high);
          svg.add(
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
              LEFT, y, end - LEFT, BAR - 2, Svg.colour(index));
          svg.text(end + 4, y + BAR - 4, "start", number(value));
        }
      }
      index++;
    }
    return svg.end();
  }

  private static double extreme(Bars bars, boolean least) {
    return bars.series().values().stream()
        .flatMapToDouble(Arrays::stream)
        .filter(value -> value > 0)
        .reduce((a, b) -> least ? Math.min(a, b) : Math.max(a, b))
        .orElse(1);
  }

  private static double x(double decades, int low, int high) {
    return LEFT + (Svg.WIDTH - LEFT - RIGHT) * (decades - low) / (high - low);
  }

  private static String decade(int decade) {
    return String.format(Locale.ROOT, "%,." + Math.max(0, -decade) + "f", Math.pow(DECADE, decade));
  }

  private static String number(double value) {
    return value >= 1000
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }
}
