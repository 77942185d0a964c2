// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import io.dase.cache.core.KeyNumbers;
import java.util.Arrays;
import java.util.Locale;

/**
 * The approximations of fractional derivatives and integrals, with lower terminal 0, of a series
 * f_0, f_1, ... sampled at t_m = m dt. Below {@code w} are the weights of the kernel of order alpha
 * and step dt, with all factors in them. Immutable; safe from any thread.
 */
public enum KernelFamily {
  /**
   * Grünwald-Letnikov: {@code D f(t_m) ~ sum_{k=0..m} w_k f_{m-k}}, {@code w_k = dt^-alpha (-1)^k
   * binomial(alpha, k)} (Podlubny 1999, chapter 7). Riemann-Liouville derivative, 0 &lt; alpha
   * &lt;= 10, of order 1 in dt where f vanishes at 0 smoothly enough.
   */
  GRUNWALD_LETNIKOV("", KernelSpec.MIN_ALPHA, KernelSpec.MAX_ALPHA) {
    @Override
    UnscaledWeights unscaled(double alpha, int n) {
      return GrunwaldLetnikov.unscaled(alpha, n);
    }

    @Override
    DoubleDouble scale(double alpha, double dt) {
      return DoubleDoublePower.pow(dt, -alpha);
    }
  },

  /**
   * L1: {@code D f(t_m) ~ sum_{k=0..m-1} w_k (f_{m-k} - f_{m-k-1})}, {@code w_k = dt^-alpha
   * ((k+1)^(1-alpha) - k^(1-alpha)) / Gamma(2-alpha)} (Oldham &amp; Spanier 1974, section 8.2; Lin
   * &amp; Xu 2007). Caputo derivative, 0 &lt; alpha &lt; 1, of order 2 - alpha in dt for f twice
   * continuously differentiable. The difference of powers is k^(1-alpha) expm1((1-alpha)
   * log1p(1/k)), as it is written it loses digits: 7e-9 of it at k = 10^6.
   */
  CAPUTO_L1("l1_", KernelSpec.MIN_ALPHA, Math.nextDown(1.0)) {
    @Override
    UnscaledWeights unscaled(double alpha, int n) {
      return PowerWeights.forward(-alpha, n);
    }

    @Override
    DoubleDouble scale(double alpha, double dt) {
      return DoubleDoublePower.pow(dt, -alpha)
          .dividedBy(DoubleDoubleGamma.gamma(DoubleDouble.sum(2, -alpha)));
    }
  },

  /**
   * Sun &amp; Wu, "A fully discrete difference scheme for a diffusion-wave system", Appl. Numer.
   * Math. 56, 2006: at the midpoint of t_{m-1} and t_m, {@code D f ~ sum_{k=0..m-1} w_k g_{m-k}}
   * with {@code g_1 = f_1 - f_0 - dt f'(0)}, {@code g_m = f_m - 2 f_{m-1} + f_{m-2}}, {@code w_k =
   * dt^-alpha ((k+1)^(2-alpha) - k^(2-alpha)) / Gamma(3-alpha)}. Caputo derivative, 1 &lt; alpha
   * &lt; 2, of order 3 - alpha in dt for f three times continuously differentiable.
   */
  CAPUTO_SUN_WU("sunwu_", Math.nextUp(1.0), Math.nextDown(2.0)) {
    @Override
    UnscaledWeights unscaled(double alpha, int n) {
      return PowerWeights.forward(1 - alpha, n);
    }

    @Override
    DoubleDouble scale(double alpha, double dt) {
      return DoubleDoublePower.pow(dt, -alpha)
          .dividedBy(DoubleDoubleGamma.gamma(DoubleDouble.sum(3, -alpha)));
    }
  },

  /** {@link #BDF2} with the formula of order 1: the weights of Grünwald-Letnikov. */
  BDF1(1),

  /**
   * Fractional linear multistep method of the backward differentiation formula of order 2 (Lubich
   * 1986): {@code D f(t_m) ~ sum_{k=0..m} w_k f_{m-k}}, w the coefficients of {@code (P(z) /
   * dt)^alpha}, {@code P(z) = sum_{j=1..p} (1-z)^j / j}. Riemann-Liouville derivative, 0 &lt; alpha
   * &lt;= 4, of the order of the formula in dt where f and its derivatives up to that order vanish
   * at 0; no starting weights. The limit of alpha is that of the recurrence: the first weights grow
   * and cancel with alpha, and in double-double keep 4 ulp for all formulas up to 4; at 7.5 those
   * of the sixth have lost them.
   */
  BDF2(2),

  /** {@link #BDF2} with the formula of order 3. */
  BDF3(3),

  /** {@link #BDF2} with the formula of order 4. */
  BDF4(4),

  /** {@link #BDF2} with the formula of order 5. */
  BDF5(5),

  /** {@link #BDF2} with the formula of order 6. */
  BDF6(6),

  /**
   * Trapezoidal product rule (Diethelm, Ford &amp; Freed 2004): {@code I f(t_m) ~ sum_{k=0..m-1}
   * w_k f_{m-k} + v_m f_0}, {@code w_0 = dt^alpha / Gamma(alpha+2)}, {@code w_k = w_0
   * ((k+1)^(alpha+1) - 2 k^(alpha+1) + (k-1)^(alpha+1))}, {@code v_m = w_0 ((m-1)^(alpha+1) -
   * (m-1-alpha) m^alpha)}. Riemann-Liouville integral of order alpha, 0 &lt; alpha &lt;= 10, of
   * order 2 in dt for f twice continuously differentiable.
   */
  RIEMANN_LIOUVILLE_INTEGRAL("rli_", KernelSpec.MIN_ALPHA, KernelSpec.MAX_ALPHA) {
    @Override
    UnscaledWeights unscaled(double alpha, int n) {
      return PowerWeights.central(alpha, n);
    }

    @Override
    DoubleDouble scale(double alpha, double dt) {
      return DoubleDoublePower.pow(dt, alpha)
          .dividedBy(DoubleDoubleGamma.gamma(DoubleDouble.sum(2, alpha)));
    }
  };

  private final String keyPart;
  private final double minAlpha;
  private final double maxAlpha;
  private final int steps;

  KernelFamily(String keyPart, double minAlpha, double maxAlpha) {
    this(keyPart, minAlpha, maxAlpha, 0);
  }

  KernelFamily(String keyPart, double minAlpha, double maxAlpha, int steps) {
    this.keyPart = keyPart;
    this.minAlpha = minAlpha;
    this.maxAlpha = maxAlpha;
    this.steps = steps;
  }

  KernelFamily(int steps) {
    this("bdf" + steps + "_", KernelSpec.MIN_ALPHA, BackwardDifferences.MAX_ALPHA, steps);
  }

  /** The name in JSON and options, such as {@code caputo_l1}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The constant of this text.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static KernelFamily parse(String text) {
    return Arrays.stream(values())
        .filter(family -> family.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "family is '"
                        + text
                        + "'; expected one of "
                        + Arrays.stream(values()).map(KernelFamily::text).toList()));
  }

  /** The least order that this approximates. */
  public double minAlpha() {
    return minAlpha;
  }

  /** The greatest order that this approximates. */
  public double maxAlpha() {
    return maxAlpha;
  }

  /** The orders that this approximates, in words; those next to an integer do without it. */
  String orders() {
    double below = Math.nextDown(minAlpha);
    double above = Math.nextUp(maxAlpha);
    return (below == Math.rint(below) ? "above " + (int) below : KeyNumbers.format(minAlpha))
        + " to "
        + (above == Math.rint(above) ? "below " + (int) above : KeyNumbers.format(maxAlpha))
        + (this == GRUNWALD_LETNIKOV ? "" : " for " + text());
  }

  /** Whether it is an integral; otherwise a derivative. */
  public boolean isIntegral() {
    return this == RIEMANN_LIOUVILLE_INTEGRAL;
  }

  /** What stands for the family in a key, with the separator after it. */
  String keyPart() {
    return keyPart;
  }

  /** The first n weights up to {@link #scale}. */
  UnscaledWeights unscaled(double alpha, int n) {
    return BackwardDifferences.unscaled(steps, alpha, n);
  }

  /** The factor of all weights. */
  DoubleDouble scale(double alpha, double dt) {
    return BackwardDifferences.scale(steps, alpha, dt);
  }
}
