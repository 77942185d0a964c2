// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

/**
 * {@code out[target + k] = sum_t factors[t] u[starts[t] + k]}, added in the order of t, a few terms
 * in each pass over a row that stays in the first-level cache. Stateless.
 */
final class RowSum {
  private RowSum() {}

  static void sum(
      double[] u, int[] starts, double[] factors, double[] out, int target, int from, int to) {
    if (from >= to) {
      return;
    }
    int t = first(u, starts, factors, out, target, from, to);
    for (; t + 4 <= starts.length; t += 4) {
      next4(u, starts, factors, t, out, target, from, to);
    }
    for (; t + 2 <= starts.length; t += 2) {
      next2(u, starts, factors, t, out, target, from, to);
    }
    if (t < starts.length) {
      next1(u, starts[t], factors[t], out, target, from, to);
    }
  }

  /** How many terms it took. */
  private static int first(
      double[] u, int[] starts, double[] factors, double[] out, int target, int from, int to) {
    if (starts.length >= 5) {
      first5(u, starts, factors, out, target, from, to);
      return 5;
    }
    first1(u, starts[0], factors[0], out, target, from, to);
    return 1;
  }

  private static void first5(
      double[] u, int[] starts, double[] factors, double[] out, int target, int from, int to) {
    int a = starts[0];
    int b = starts[1];
    int c = starts[2];
    int d = starts[3];
    int e = starts[4];
    double p = factors[0];
    double q = factors[1];
    double r = factors[2];
    double s = factors[3];
    double v = factors[4];
    for (int k = from; k < to; k++) {
      out[target + k] = p * u[a + k] + q * u[b + k] + r * u[c + k] + s * u[d + k] + v * u[e + k];
    }
  }

  private static void first1(
      double[] u, int start, double factor, double[] out, int target, int from, int to) {
    for (int k = from; k < to; k++) {
      out[target + k] = factor * u[start + k];
    }
  }

  private static void next4(
      double[] u,
      int[] starts,
      double[] factors,
      int t,
      double[] out,
      int target,
      int from,
      int to) {
    int a = starts[t];
    int b = starts[t + 1];
    int c = starts[t + 2];
    int d = starts[t + 3];
    double p = factors[t];
    double q = factors[t + 1];
    double r = factors[t + 2];
    double s = factors[t + 3];
    for (int k = from; k < to; k++) {
      out[target + k] = out[target + k] + p * u[a + k] + q * u[b + k] + r * u[c + k] + s * u[d + k];
    }
  }

  private static void next2(
      double[] u,
      int[] starts,
      double[] factors,
      int t,
      double[] out,
      int target,
      int from,
      int to) {
    int a = starts[t];
    int b = starts[t + 1];
    double p = factors[t];
    double q = factors[t + 1];
    for (int k = from; k < to; k++) {
      out[target + k] = out[target + k] + p * u[a + k] + q * u[b + k];
    }
  }

  private static void next1(
      double[] u, int start, double factor, double[] out, int target, int from, int to) {
    for (int k = from; k < to; k++) {
      out[target + k] = out[target + k] + factor * u[start + k];
    }
  }
}
