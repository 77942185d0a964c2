// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import io.dase.cache.fftw.RealKind;
import java.util.Arrays;
import java.util.List;

/**
 * Transforms by their defining sums, dimension by dimension, O(n) products for each element: the
 * reference that fast ones are held against. Formulas as {@link RealKind} and FFTW's manual ("What
 * FFTW Really Computes") have them, unnormalised. Angles are reduced as integers, sums compensated.
 * Arrays are row-major. Stateless; safe from any thread.
 */
final class DirectTransform {
  private DirectTransform() {}

  /**
   * The complex transform of re, im pairs.
   *
   * @param sign of the exponent: -1 forward, +1 backward
   */
  static double[] dft(double[] pairs, int[] sizes, int sign) {
    double[] real = new double[pairs.length / 2];
    double[] imaginary = new double[real.length];
    for (int i = 0; i < real.length; i++) {
      real[i] = pairs[2 * i];
      imaginary[i] = pairs[2 * i + 1];
    }
    for (int axis = 0; axis < sizes.length; axis++) {
      int n = sizes[axis];
      double[][] cosine = matrix(n, (k, j) -> Angles.cosPi(2L * j * k, n));
      double[][] sine = matrix(n, (k, j) -> sign * Angles.sinPi(2L * j * k, n));
      double[] nextReal = new double[real.length];
      double[] nextImaginary = new double[real.length];
      double[] re = real;
      double[] im = imaginary;
      forEachLine(
          sizes,
          axis,
          (start, stride) -> {
            for (int k = 0; k < n; k++) {
              CompensatedSum sumReal = new CompensatedSum();
              CompensatedSum sumImaginary = new CompensatedSum();
              for (int j = 0; j < n; j++) {
                int at = start + j * stride;
                sumReal.addProduct(cosine[k][j], re[at]);
                sumReal.addProduct(-sine[k][j], im[at]);
                sumImaginary.addProduct(cosine[k][j], im[at]);
                sumImaginary.addProduct(sine[k][j], re[at]);
              }
              nextReal[start + k * stride] = sumReal.value();
              nextImaginary[start + k * stride] = sumImaginary.value();
            }
          });
      real = nextReal;
      imaginary = nextImaginary;
    }
    double[] result = new double[pairs.length];
    for (int i = 0; i < real.length; i++) {
      result[2 * i] = real[i];
      result[2 * i + 1] = imaginary[i];
    }
    return result;
  }

  /** The first n/2 + 1 columns of the forward transform of reals, as pairs. */
  static double[] rdft(double[] reals, int[] sizes) {
    double[] pairs = new double[2 * reals.length];
    for (int i = 0; i < reals.length; i++) {
      pairs[2 * i] = reals[i];
    }
    double[] whole = dft(pairs, sizes, -1);
    int row = 2 * sizes[sizes.length - 1];
    int half = 2 * (sizes[sizes.length - 1] / 2 + 1);
    double[] result = new double[whole.length / row * half];
    for (int from = 0, to = 0; from < whole.length; from += row, to += half) {
      System.arraycopy(whole, from, result, to, half);
    }
    return result;
  }

  /**
   * The backward transform of such a spectrum, which stands for a whole one with X[-k] the
   * conjugate of X[k]: what lies outside of this symmetry, such as an imaginary part at k = 0, does
   * not count.
   *
   * @param sizes of the real result
   */
  static double[] inverseRdft(double[] spectrum, int[] sizes) {
    int total = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    int last = sizes[sizes.length - 1];
    int half = last / 2 + 1;
    double[] pairs = new double[2 * total];
    for (int row = 0; row < total / last; row++) {
      int mirrored = mirroredRow(row, sizes);
      for (int k = 0; k < last; k++) {
        boolean given = k < half;
        int from = 2 * (given ? row * half + k : mirrored * half + last - k);
        pairs[2 * (row * last + k)] = spectrum[from];
        pairs[2 * (row * last + k) + 1] = given ? spectrum[from + 1] : -spectrum[from + 1];
      }
    }
    double[] whole = dft(pairs, sizes, 1);
    double[] reals = new double[total];
    Arrays.setAll(reals, i -> whole[2 * i]);
    return reals;
  }

  /** The number of the row whose indices, but for the last dimension, are the negatives. */
  private static int mirroredRow(int row, int[] sizes) {
    int mirrored = 0;
    int stride = 1;
    int rest = row;
    for (int axis = sizes.length - 2; axis >= 0; axis--) {
      int index = rest % sizes[axis];
      rest /= sizes[axis];
      mirrored += stride * (index == 0 ? 0 : sizes[axis] - index);
      stride *= sizes[axis];
    }
    return mirrored;
  }

  /**
   * The real-to-real transform.
   *
   * @param kinds one for each dimension
   */
  static double[] r2r(double[] reals, int[] sizes, List<RealKind> kinds) {
    double[] values = reals;
    for (int axis = 0; axis < sizes.length; axis++) {
      int n = sizes[axis];
      RealKind kind = kinds.get(axis);
      double[][] matrix = matrix(n, (k, j) -> coefficient(kind, n, k, j));
      double[] next = new double[reals.length];
      double[] from = values;
      forEachLine(
          sizes,
          axis,
          (start, stride) -> {
            for (int k = 0; k < n; k++) {
              CompensatedSum sum = new CompensatedSum();
              for (int j = 0; j < n; j++) {
                sum.addProduct(matrix[k][j], from[start + j * stride]);
              }
              next[start + k * stride] = sum.value();
            }
          });
      values = next;
    }
    return values;
  }

  /** By what input j is multiplied in the sum for output k. */
  private static double coefficient(RealKind kind, int n, long k, long j) {
    return switch (kind) {
      case DCT1 -> (j == 0 || j == n - 1 ? 1 : 2) * Angles.cosPi(j * k, n - 1);
      case DCT2 -> 2 * Angles.cosPi((2 * j + 1) * k, 2L * n);
      case DCT3 -> (j == 0 ? 1 : 2) * Angles.cosPi(j * (2 * k + 1), 2L * n);
      case DCT4 -> 2 * Angles.cosPi((2 * j + 1) * (2 * k + 1), 4L * n);
      case DST1 -> 2 * Angles.sinPi((j + 1) * (k + 1), n + 1);
      case DST2 -> 2 * Angles.sinPi((2 * j + 1) * (k + 1), 2L * n);
      case DST3 -> (j == n - 1 ? 1 : 2) * Angles.sinPi((j + 1) * (2 * k + 1), 2L * n);
      case DST4 -> 2 * Angles.sinPi((2 * j + 1) * (2 * k + 1), 4L * n);
      case DHT -> Angles.cosPi(2 * j * k, n) + Angles.sinPi(2 * j * k, n);
      case R2HC -> 2 * k <= n ? Angles.cosPi(2 * j * k, n) : -Angles.sinPi(2 * j * (n - k), n);
      case HC2R ->
          2 * j <= n
              ? (j == 0 || 2 * j == n ? 1 : 2) * Angles.cosPi(2 * j * k, n)
              : -2 * Angles.sinPi(2 * (n - j) * k, n);
    };
  }

  /** An element of a matrix by row and column. */
  private interface Element {
    double at(int k, int j);
  }

  /** The elements along one dimension, at {@code start + j * stride}. */
  private interface Line {
    void visit(int start, int stride);
  }

  private static double[][] matrix(int n, Element element) {
    double[][] matrix = new double[n][n];
    for (int k = 0; k < n; k++) {
      int row = k;
      Arrays.setAll(matrix[k], j -> element.at(row, j));
    }
    return matrix;
  }

  private static void forEachLine(int[] sizes, int axis, Line line) {
    int stride = 1;
    for (int i = axis + 1; i < sizes.length; i++) {
      stride *= sizes[i];
    }
    int block = stride * sizes[axis];
    int total = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    for (int start = 0; start < total; start += block) {
      for (int inner = 0; inner < stride; inner++) {
        line.visit(start + inner, stride);
      }
    }
  }
}
