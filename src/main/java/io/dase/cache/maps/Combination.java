// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import java.util.Locale;

/** How the values of several zones become one. Immutable; safe from any thread. */
public enum Combination {
  /** Their sum, in the order of the layout. */
  ADD,
  /** The greatest. */
  MAX,
  /** Their product, in the order of the layout. */
  MULTIPLY;

  /** The name in JSON: {@code add}, {@code max}, {@code multiply}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  double of(double a, double b) {
    return switch (this) {
      case ADD -> a + b;
      case MAX -> Math.max(a, b);
      case MULTIPLY -> a * b;
    };
  }
}
