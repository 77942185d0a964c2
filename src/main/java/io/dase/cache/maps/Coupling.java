// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import io.dase.cache.core.KeyNumbers;
import io.dase.cache.core.Ranges;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How a coupling follows from the source at the same point. Immutable; safe from any thread.
 *
 * @param kind the law
 * @param offset added everywhere, finite
 * @param gain finite
 * @param threshold the source from which on {@link Kind#THRESHOLD} couples, finite; 0 for the
 *     others
 */
public record Coupling(Kind kind, double offset, double gain, double threshold) {
  /** The laws. Immutable; safe from any thread. */
  public enum Kind {
    /** {@code offset + gain source}. */
    LINEAR,
    /** {@code offset + gain source^2}. */
    QUADRATIC,
    /** {@code offset + gain} where {@code source >= threshold}, {@code offset} elsewhere. */
    THRESHOLD;

    /** The name in JSON: {@code linear}, {@code quadratic}, {@code threshold}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws IllegalArgumentException naming the argument, its value and what is expected
   */
  public Coupling {
    Objects.requireNonNull(kind, "kind");
    Ranges.requireFinite("offset", offset);
    Ranges.requireFinite("gain", gain);
    Ranges.requireFinite("threshold", threshold);
    if (kind != Kind.THRESHOLD && threshold != 0) {
      throw new IllegalArgumentException(
          "threshold is " + threshold + "; expected 0, since " + kind.text() + " has none");
    }
  }

  /** {@link Kind#LINEAR}. */
  public static Coupling linear(double offset, double gain) {
    return new Coupling(Kind.LINEAR, offset, gain, 0);
  }

  /** {@link Kind#QUADRATIC}. */
  public static Coupling quadratic(double offset, double gain) {
    return new Coupling(Kind.QUADRATIC, offset, gain, 0);
  }

  /** {@link Kind#THRESHOLD}. */
  public static Coupling threshold(double offset, double gain, double threshold) {
    return new Coupling(Kind.THRESHOLD, offset, gain, threshold);
  }

  double of(double source) {
    return switch (kind) {
      case LINEAR -> offset + gain * source;
      case QUADRATIC -> offset + gain * (source * source);
      case THRESHOLD -> source >= threshold ? offset + gain : offset;
    };
  }

  /** What no coupling exceeds if no source exceeds {@code source}; infinite if that overflows. */
  double bound(double source) {
    double power = kind == Kind.QUADRATIC ? source * source : kind == Kind.LINEAR ? source : 1;
    return Math.abs(offset) + Math.abs(gain) * power;
  }

  Map<String, Object> canonical() {
    Map<String, Object> members = new TreeMap<>();
    members.put("kind", kind.text());
    members.put("offset", KeyNumbers.format(offset));
    members.put("gain", KeyNumbers.format(gain));
    if (kind == Kind.THRESHOLD) {
      members.put("threshold", KeyNumbers.format(threshold));
    }
    return members;
  }
}
