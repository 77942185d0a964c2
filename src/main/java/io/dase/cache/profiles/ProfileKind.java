// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import io.dase.cache.core.CanonicalParameters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * The envelopes of state profiles: functions of the distance r from the centre, of unit amplitude.
 * Immutable; safe from any thread.
 */
public enum ProfileKind {
  /** {@code exp(-r^2 / (2 width^2))}, in 1 to 3 dimensions. */
  GAUSSIAN(1, 3),
  /** Kink soliton {@code tanh((x - x0) / width)}, in 1 dimension. */
  KINK(1, 1),
  /** Radial {@code sech^2(r / width)}, in 2 and 3 dimensions. */
  SECH2(2, 3),
  /**
   * Spherical shell of a radius R and a thickness d with edges of a width w, in 3 dimensions:
   * {@code (tanh((r - R + d/2) / w) - tanh((r - R - d/2) / w)) / 2}.
   */
  SHELL(3, 3),
  /**
   * Compact support, infinitely smooth, in any dimension: 1 up to {@code radius - width}, 0 from
   * {@code radius} on, between them {@code 1 / (1 + exp(1/s - 1/(1 - s)))}, {@code s = (radius - r)
   * / width} (the smooth step of f(s) = exp(-1/s): f(s) / (f(s) + f(1 - s))).
   */
  COMPACT(1, Integer.MAX_VALUE),
  /** 1 everywhere, in any dimension: the carrier makes the wave. */
  PLANE_WAVE(1, Integer.MAX_VALUE);

  private static final int DIGEST_DIGITS = 16;

  private final int minRank;
  private final int maxRank;

  ProfileKind(int minRank, int maxRank) {
    this.minRank = minRank;
    this.maxRank = maxRank;
  }

  /** The name in keys and JSON, such as {@code plane_wave}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The constant of this text.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ProfileKind parse(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "kind is '"
                        + text
                        + "'; expected one of "
                        + Arrays.stream(values()).map(ProfileKind::text).toList()));
  }

  /** The key of a profile, or of a triplet, with a digest of its canonical parameters. */
  String key(Map<String, Object> canonical) {
    return "profile_" + text() + "_" + CanonicalParameters.digest(canonical, DIGEST_DIGITS);
  }

  void requireRank(int rank) {
    if (rank < minRank || rank > maxRank) {
      String expected = minRank == maxRank ? "" + minRank : minRank + " to " + maxRank;
      throw new IllegalArgumentException(
          "a grid of " + rank + " dimensions for " + text() + " found; expected " + expected);
    }
  }

  /** Whether it has a width, which is above 0; 0 stands for none. */
  boolean hasWidth() {
    return this != PLANE_WAVE;
  }

  boolean hasRadius() {
    return this == SHELL || this == COMPACT;
  }

  boolean hasThickness() {
    return this == SHELL;
  }

  /**
   * @param r distance from the centre; signed for a kink
   */
  double envelope(double r, ProfileSpec spec) {
    double w = spec.width();
    return switch (this) {
      case GAUSSIAN -> StrictMath.exp(-(r / w) * (r / w) / 2);
      case KINK -> StrictMath.tanh(r / w);
      case SECH2 -> sech2(r / w);
      case SHELL -> {
        double half = spec.thickness() / 2;
        double inner = StrictMath.tanh((r - spec.radius() + half) / w);
        yield (inner - StrictMath.tanh((r - spec.radius() - half) / w)) / 2;
      }
      case COMPACT -> smoothStep((spec.radius() - r) / w);
      case PLANE_WAVE -> 1;
    };
  }

  private static double sech2(double x) {
    double sech = 1 / StrictMath.cosh(x);
    return sech * sech;
  }

  private static double smoothStep(double s) {
    if (s <= 0 || s >= 1) {
      return s <= 0 ? 0 : 1;
    }
    return 1 / (1 + StrictMath.exp(1 / s - 1 / (1 - s)));
  }
}
