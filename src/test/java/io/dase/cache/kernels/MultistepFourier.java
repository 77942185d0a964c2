// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

/**
 * Weights of the BDF families by the discrete Fourier transform of the generating function on a
 * circle (Podlubny 1999, section 7.6): a second way, which reaches absolute accuracy only.
 */
final class MultistepFourier {
  private static final int POINTS_PER_WEIGHT = 16;
  private static final double ALIAS = 1e-16;

  private MultistepFourier() {}

  static double[] weights(int order, double alpha, int n) {
    int points = POINTS_PER_WEIGHT * n;
    double radius = Math.pow(ALIAS, 1.0 / points);
    double[] re = new double[points];
    double[] im = new double[points];
    for (int i = 0; i < points; i++) {
      double angle = 2 * Math.PI * i / points;
      double x = 1 - radius * Math.cos(angle);
      double y = -radius * Math.sin(angle);
      double sumRe = 0;
      double sumIm = 0;
      for (int j = order; j >= 1; j--) {
        double r = sumRe + 1.0 / j;
        double s = sumIm;
        sumRe = r * x - s * y;
        sumIm = r * y + s * x;
      }
      double size = Math.pow(Math.hypot(sumRe, sumIm), alpha);
      double turn = alpha * Math.atan2(sumIm, sumRe);
      re[i] = size * Math.cos(turn);
      im[i] = size * Math.sin(turn);
    }
    double[] weights = new double[n];
    for (int k = 0; k < n; k++) {
      double sum = 0;
      for (int i = 0; i < points; i++) {
        double angle = 2 * Math.PI * ((long) i * k % points) / points;
        sum += re[i] * Math.cos(angle) + im[i] * Math.sin(angle);
      }
      weights[k] = sum / points * Math.pow(radius, -k);
    }
    return weights;
  }
}
