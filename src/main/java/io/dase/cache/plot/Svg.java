// SPDX-License-Identifier: MIT
package io.dase.cache.plot;

import io.dase.cache.core.ReplacedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** One drawing, written from its top to its end. Used by one thread. */
final class Svg {
  static final double WIDTH = 960;
  private static final String[] COLOURS = {"#1b6ca8", "#e08e0b", "#4a8f3c", "#8a5aa8"};
  private static final double LEGEND_STEP = 140;

  private final StringBuilder text = new StringBuilder();
  private final double left;

  /** Of this height, with a title above {@code left}. */
  Svg(String title, double height, double left) {
    this.left = left;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\""
            + " font-family=\"sans-serif\" font-size=\"12\" fill=\"#333\">",
        WIDTH, height);
    add("<title>%s</title>", escape(title));
    add("<rect width=\"%.0f\" height=\"%.0f\" fill=\"#fff\"/>", WIDTH, height);
    text(left, 20, "start", title);
  }

  static void write(Path file, String svg) {
    byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
    ReplacedFile.write(file, out -> out.write(bytes));
  }

  static String colour(int index) {
    return COLOURS[index % COLOURS.length];
  }

  /** What a colour means; below the title, beside those before it. */
  void legend(int index, String name) {
    double at = left + LEGEND_STEP * index;
    add("<rect x=\"%.1f\" y=\"30\" width=\"12\" height=\"12\" fill=\"%s\"/>", at, colour(index));
    text(at + 18, 40, "start", name);
  }

  void text(double x, double y, String anchor, String words) {
    add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escape(words));
  }

  /** One element; texts in it are to be escaped. */
  void add(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  String end() {
    return text.append("</svg>\n").toString();
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
