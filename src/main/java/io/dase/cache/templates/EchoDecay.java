// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import java.util.Locale;

/**
 * How amplitudes fall with the arrival time t, where t0 is that of the first echo; the first echo
 * has amplitude 1. Immutable; safe from any thread.
 */
public enum EchoDecay {
  /** {@code exp(-alpha t / t0)}, divided by its first value. */
  EXPONENTIAL,
  /** {@code (t0 / t)^alpha}. */
  POWER,
  /** {@code exp(-(t / t0)^2 / (2 alpha))}, divided by its first value. */
  GAUSSIAN;

  /** Amplitudes below this are 0. */
  public static final double SMALLEST = 1e-300;

  /** The name in keys and JSON: {@code exponential}, {@code power}, {@code gaussian}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The constant of this text.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static EchoDecay parse(String text) {
    return Names.parse("decay", text, values(), EchoDecay::text);
  }

  /**
   * @param ratio t / t0, 1 or more
   */
  double amplitude(double ratio, double alpha) {
    double amplitude =
        switch (this) {
          case EXPONENTIAL -> StrictMath.exp(-alpha * (ratio - 1));
          case POWER -> StrictMath.pow(ratio, -alpha);
          case GAUSSIAN -> StrictMath.exp(-(ratio - 1) * (ratio + 1) / (2 * alpha));
        };
    return amplitude < SMALLEST ? 0 : amplitude;
  }
}
