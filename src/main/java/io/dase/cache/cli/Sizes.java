// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import java.util.Locale;

/** Numbers of bytes for people; 1 KB is 1,024 bytes. Stateless. */
final class Sizes {
  private static final double STEP = 1024;
  private static final int STEP_BITS = 10;
  private static final String[] UNITS = {"KB", "MB", "GB", "TB", "PB", "EB"};

  private Sizes() {}

  /** {@code 928 B}, {@code 39.2 KB}, {@code 1.5 GB}. */
  static String human(long bytes) {
    if (bytes < STEP) {
      return bytes + " B";
    }
    int unit = (Long.SIZE - 1 - Long.numberOfLeadingZeros(bytes)) / STEP_BITS;
    int shift = unit * STEP_BITS;
    long fraction = bytes & ((1L << shift) - 1);
    long tenths = (bytes >> shift) * 10 + ((fraction * 5 + (1L << (shift - 2))) >> (shift - 1));
    return tenths / 10 + "." + tenths % 10 + " " + UNITS[unit - 1];
  }

  /** {@code 0.47 MB}. */
  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.2f MB", bytes / STEP / STEP);
  }
}
