// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import io.dase.cache.core.KeyNumbers;
import io.dase.cache.core.Ranges;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which train of echoes. Immutable; safe from any thread.
 *
 * @param alpha exponent of a power scaling and strength of the decay, dimensionless, {@value
 *     #MIN_ALPHA} to {@value #MAX_ALPHA}
 * @param tau0 the delay of a gap of mean size under linear scaling, in the caller's unit of time,
 *     {@value #MIN_TAU0} to {@value #MAX_TAU0}
 * @param n the number of echoes, 1 to {@link PrimeGaps#MAX_N}
 * @param scaling how gaps become delays
 * @param decay how amplitudes fall
 */
public record EchoSpec(double alpha, double tau0, int n, EchoScaling scaling, EchoDecay decay) {
  /** The least alpha. */
  public static final double MIN_ALPHA = 1e-6;

  /** The greatest alpha. */
  public static final double MAX_ALPHA = 100;

  /** The least tau0. */
  public static final double MIN_TAU0 = 1e-15;

  /** The greatest tau0. */
  public static final double MAX_TAU0 = 1e15;

  /**
   * Checks the ranges; within them no time overflows.
   *
   * @throws IllegalArgumentException naming the argument, its value and the range
   */
  public EchoSpec {
    Ranges.requireWithin("alpha", alpha, MIN_ALPHA, MAX_ALPHA);
    Ranges.requireWithin("tau0", tau0, MIN_TAU0, MAX_TAU0);
    PrimeGaps.requireCount(n);
    Objects.requireNonNull(scaling, "scaling");
    Objects.requireNonNull(decay, "decay");
  }

  /** With linear scaling and exponential decay. */
  public static EchoSpec of(double alpha, double tau0, int n) {
    return new EchoSpec(alpha, tau0, n, EchoScaling.LINEAR, EchoDecay.EXPONENTIAL);
  }

  /** The key in the store, such as {@code echo_0.5_0.01_100_linear_exponential}. */
  public String key() {
    return String.join(
        "_",
        "echo",
        KeyNumbers.format(alpha),
        KeyNumbers.format(tau0),
        Integer.toString(n),
        scaling.text(),
        decay.text());
  }

  /** The parameters under their JSON names, in this order. A new map. */
  public Map<String, Object> toMap() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("alpha", alpha);
    members.put("tau0", tau0);
    members.put("n", n);
    members.put("scaling", scaling.text());
    members.put("decay", decay.text());
    return members;
  }
}
