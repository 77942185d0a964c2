// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

/** Real-to-real transforms by their definitions, O(n^2). Stateless. */
final class DirectReal {
  private DirectReal() {}

  static double[] transform(RealKind kind, double[] in) {
    double[] out = new double[in.length];
    for (int k = 0; k < in.length; k++) {
      for (int j = 0; j < in.length; j++) {
        out[k] += in[j] * weight(kind, in.length, j, k);
      }
    }
    return out;
  }

  private static double weight(RealKind kind, int n, int j, int k) {
    double sign = k % 2 == 0 ? 1 : -1;
    return switch (kind) {
      case DCT1 -> j == 0 ? 1 : j == n - 1 ? sign : 2 * Math.cos(Math.PI * j * k / (n - 1));
      case DCT2 -> 2 * Math.cos(Math.PI * (j + 0.5) * k / n);
      case DCT3 -> j == 0 ? 1 : 2 * Math.cos(Math.PI * j * (k + 0.5) / n);
      case DCT4 -> 2 * Math.cos(Math.PI * (j + 0.5) * (k + 0.5) / n);
      case DST1 -> 2 * Math.sin(Math.PI * (j + 1) * (k + 1) / (n + 1));
      case DST2 -> 2 * Math.sin(Math.PI * (j + 0.5) * (k + 1) / n);
      case DST3 -> j == n - 1 ? sign : 2 * Math.sin(Math.PI * (j + 1) * (k + 0.5) / n);
      case DST4 -> 2 * Math.sin(Math.PI * (j + 0.5) * (k + 0.5) / n);
      case DHT -> Math.cos(angle(n, j * k)) + Math.sin(angle(n, j * k));
      case R2HC -> k <= n / 2 ? Math.cos(angle(n, j * k)) : -Math.sin(angle(n, j * (n - k)));
      case HC2R -> halfComplex(n, j, k);
    };
  }

  private static double halfComplex(int n, int j, int k) {
    if (j > n / 2) {
      return -2 * Math.sin(angle(n, (n - j) * k));
    }
    boolean alone = j == 0 || 2 * j == n;
    return (alone ? 1 : 2) * Math.cos(angle(n, j * k));
  }

  private static double angle(int n, int product) {
    return 2 * Math.PI * product / n;
  }
}
