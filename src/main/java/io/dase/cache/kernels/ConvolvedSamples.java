// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

/**
 * What a family convolves its weights with, g_0, g_1, ... made of the samples f_0, f_1, ..., as
 * {@link KernelFamily} tells. Stateless; safe from any thread.
 */
final class ConvolvedSamples {
  private ConvolvedSamples() {}

  /**
   * The part of g_m that the samples before f_m give: g_m is f_m and this, except for families
   * whose result at 0 is 0, of which g_0 is 0.
   *
   * @param rise dt f'(0), of Sun and Wu's family only
   */
  static double before(KernelFamily family, double[] samples, int m, double rise) {
    if (m == 0) {
      return 0;
    }
    return switch (family) {
      case CAPUTO_L1 -> -samples[m - 1];
      case CAPUTO_SUN_WU ->
          m == 1 ? -samples[0] - rise : -samples[m - 1] - (samples[m - 1] - samples[m - 2]);
      default -> 0;
    };
  }

  /** Whether the result at 0 is 0 whatever the sample. */
  static boolean startsAtZero(KernelFamily family) {
    return family == KernelFamily.CAPUTO_L1
        || family == KernelFamily.CAPUTO_SUN_WU
        || family == KernelFamily.RIEMANN_LIOUVILLE_INTEGRAL;
  }

  /** All of a series, in a new array. */
  static double[] of(KernelFamily family, double[] samples, double rise) {
    double[] convolved = samples.clone();
    switch (family) {
      case CAPUTO_L1 -> {
        for (int m = 1; m < samples.length; m++) {
          convolved[m] = samples[m] - samples[m - 1];
        }
      }
      case CAPUTO_SUN_WU -> {
        double last = rise;
        for (int m = 1; m < samples.length; m++) {
          double difference = samples[m] - samples[m - 1];
          convolved[m] = difference - last;
          last = difference;
        }
      }
      default -> {
        // The samples themselves.
      }
    }
    if (startsAtZero(family) && convolved.length > 0) {
      convolved[0] = 0;
    }
    return convolved;
  }
}
