// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import java.util.Locale;

/** Numbers of bytes for people; 1 KB is 1,024 bytes. Stateless. */
final class Sizes {
  private static final double STEP = 1024;
  private static final String[] UNITS = {"KB", "MB", "GB", "TB", "PB", "EB"};

  private Sizes() {}

  /** {@code 928 B}, {@code 39.2 KB}, {@code 1.5 GB}. */
  static String human(long bytes) {
    if (bytes < STEP) {
      return bytes + " B";
    }
    double value = bytes / STEP;
    int unit = 0;
    while (value >= STEP && unit < UNITS.length - 1) {
      value /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }

  /** {@code 0.47 MB}. */
  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.2f MB", bytes / STEP / STEP);
  }
}
