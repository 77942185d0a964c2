// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import java.util.Locale;

/** How a normalised gap g becomes the delay between two echoes. Immutable; safe from any thread. */
public enum EchoScaling {
  /** {@code g tau0}. */
  LINEAR,
  /** {@code ln(1 + g) tau0}. */
  LOGARITHMIC,
  /** {@code g^alpha tau0}. */
  POWER;

  /** The name in keys and JSON: {@code linear}, {@code logarithmic}, {@code power}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The constant of this text.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static EchoScaling parse(String text) {
    return Names.parse("scaling", text, values(), EchoScaling::text);
  }

  double delay(double gap, double alpha, double tau0) {
    return switch (this) {
      case LINEAR -> gap * tau0;
      case LOGARITHMIC -> StrictMath.log1p(gap) * tau0;
      case POWER -> StrictMath.pow(gap, alpha) * tau0;
    };
  }
}
