// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import java.util.function.IntFunction;

/**
 * One kind of difference of powers of neighbouring integers, without the cancellation of its
 * definition: {@code lead k^exponent / divisor(k) (1 + series in 1/k)}, from the binomial series.
 * Below {@value #EXACT_BELOW} everything is in double-double; from there on the power is {@link
 * StrictMath#pow}, the same on every machine and within 0.7 ulp, and the rest still is better.
 * Immutable; safe from any thread.
 */
final class PowerDifferences {
  private static final int EXACT_BELOW = 64;

  /** What the series runs in. */
  private enum Step {
    INVERSE,
    NEGATIVE_INVERSE,
    INVERSE_SQUARE
  }

  private final DoubleDouble lead;
  private final double exponent;
  private final boolean overIndex;
  private final Step step;
  private final PowerSeries series;

  private PowerDifferences(
      DoubleDouble lead,
      double exponent,
      boolean overIndex,
      Step step,
      IntFunction<DoubleDouble> ratio) {
    this.lead = lead;
    this.exponent = exponent;
    this.overIndex = overIndex;
    this.step = step;
    this.series = new PowerSeries(ratio);
  }

  /**
   * {@code (k+1)^(1+e) - k^(1+e)}, that is k^(1+e) expm1((1+e) log1p(1/k)).
   *
   * @param e from -1 to 0, exclusive
   */
  static PowerDifferences forward(double e) {
    return new PowerDifferences(
        DoubleDouble.sum(1, e),
        e,
        false,
        Step.INVERSE,
        j -> DoubleDouble.sum(e, 1.0 - j).dividedBy(j + 1.0));
  }

  /** {@code (k+1)^(1+a) - 2 k^(1+a) + (k-1)^(1+a)}, for positive a. */
  static PowerDifferences central(double a) {
    return new PowerDifferences(
        DoubleDouble.sum(1, a).times(a),
        a,
        true,
        Step.INVERSE_SQUARE,
        j ->
            DoubleDouble.sum(a, 1.0 - 2 * j)
                .times(DoubleDouble.sum(a, -2.0 * j))
                .dividedBy((2.0 * j + 1) * (2.0 * j + 2)));
  }

  /** {@code (k-1)^(1+a) - (k-1-a) k^a}, for positive a. */
  static PowerDifferences starting(double a) {
    return new PowerDifferences(
        DoubleDouble.sum(1, a).times(a / 2),
        a,
        true,
        Step.NEGATIVE_INVERSE,
        j -> DoubleDouble.sum(a, -j).dividedBy(j + 2.0));
  }

  /** The difference at k, 2 or more. */
  DoubleDouble at(int k) {
    boolean exact = k < EXACT_BELOW;
    DoubleDouble power =
        exact
            ? DoubleDoublePower.pow(k, exponent)
            : new DoubleDouble(StrictMath.pow(k, exponent), 0);
    DoubleDouble sum =
        exact ? series.sum(argument(k)) : DoubleDouble.sum(1, series.excess(argument(k).hi()));
    DoubleDouble difference = lead.times(power).times(sum);
    return overIndex ? difference.dividedBy(k) : difference;
  }

  private DoubleDouble argument(int k) {
    return switch (step) {
      case INVERSE -> DoubleDouble.ONE.dividedBy(k);
      case NEGATIVE_INVERSE -> DoubleDouble.ONE.dividedBy(-k);
      case INVERSE_SQUARE -> DoubleDouble.ONE.dividedBy((double) k * k);
    };
  }
}
