// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

/** Complex transforms by their definition, one dimension after another, O(n^2) each. Stateless. */
final class DirectDft {
  private DirectDft() {}

  /** Of interleaved numbers; {@code sign} is that of the exponent. */
  static double[] transform(double[] in, int sign, int... sizes) {
    double[] out = in.clone();
    int inner = 1;
    for (int axis = sizes.length - 1; axis >= 0; axis--) {
      int n = sizes[axis];
      for (int line = 0; line < out.length / 2 / n; line++) {
        transformLine(out, sign, n, line / inner * inner * n + line % inner, inner);
      }
      inner *= n;
    }
    return out;
  }

  /** Interleaved numbers without imaginary parts. */
  static double[] complex(double[] reals) {
    double[] complex = new double[2 * reals.length];
    for (int i = 0; i < reals.length; i++) {
      complex[2 * i] = reals[i];
    }
    return complex;
  }

  /** The first n/2 + 1 of each n numbers. */
  static double[] half(double[] full, int n) {
    int rows = full.length / 2 / n;
    int width = 2 * (n / 2 + 1);
    double[] half = new double[rows * width];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(full, row * 2 * n, half, row * width, width);
    }
    return half;
  }

  /** Relative L2 distance. */
  static double error(double[] found, double[] expected) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += (found[i] - expected[i]) * (found[i] - expected[i]);
      norm += expected[i] * expected[i];
    }
    return Math.sqrt(difference / norm);
  }

  private static void transformLine(double[] data, int sign, int n, int first, int stride) {
    double[] line = new double[2 * n];
    for (int k = 0; k < n; k++) {
      for (int j = 0; j < n; j++) {
        double angle = sign * 2 * Math.PI * ((long) j * k % n) / n;
        double re = data[2 * (first + j * stride)];
        double im = data[2 * (first + j * stride) + 1];
        line[2 * k] += re * Math.cos(angle) - im * Math.sin(angle);
        line[2 * k + 1] += re * Math.sin(angle) + im * Math.cos(angle);
      }
    }
    for (int k = 0; k < n; k++) {
      data[2 * (first + k * stride)] = line[2 * k];
      data[2 * (first + k * stride) + 1] = line[2 * k + 1];
    }
  }
}
