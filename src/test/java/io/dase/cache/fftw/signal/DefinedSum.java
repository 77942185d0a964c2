// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import java.util.Arrays;

/**
 * A convolution or correlation by its definition, one output at a time over indices, with
 * compensated sums: the reference of the tests, which shares nothing with what it checks.
 */
final class DefinedSum {
  private final int[] signalShape;
  private final int[] kernelShape;
  private final boolean complex;
  private final boolean correlation;
  private final ConvolutionMode mode;

  DefinedSum(ConvolutionSpec spec) {
    signalShape = spec.signalShape();
    kernelShape = spec.kernelShape();
    complex = spec.isComplex();
    correlation = spec.isCorrelation();
    mode = spec.mode();
  }

  double[] of(double[] signal, double[] kernel) {
    int rank = signalShape.length;
    int[] first = new int[rank];
    int[] outputShape = new int[rank];
    for (int d = 0; d < rank; d++) {
      int n = signalShape[d];
      int m = kernelShape[d];
      int full = n + m - 1;
      outputShape[d] =
          switch (mode) {
            case FULL -> full;
            case SAME, CIRCULAR -> n;
            case VALID -> Math.abs(n - m) + 1;
          };
      first[d] = mode == ConvolutionMode.CIRCULAR ? 0 : (full - outputShape[d]) / 2;
    }
    int outputs = (int) Shapes.elements(outputShape);
    double[] result = new double[complex ? 2 * outputs : outputs];
    for (int o = 0; o < outputs; o++) {
      int[] output = indices(o, outputShape);
      for (int d = 0; d < rank; d++) {
        output[d] += first[d];
      }
      sum(output, signal, kernel, result, o);
    }
    return result;
  }

  private void sum(int[] output, double[] signal, double[] kernel, double[] result, int at) {
    Compensated re = new Compensated();
    Compensated im = new Compensated();
    for (int k = 0; k < Shapes.elements(kernelShape); k++) {
      int x = partner(output, indices(k, kernelShape));
      if (x < 0) {
        continue;
      }
      if (!complex) {
        re.add(kernel[k], signal[x]);
        continue;
      }
      double kernelIm = correlation ? -kernel[2 * k + 1] : kernel[2 * k + 1];
      re.add(kernel[2 * k], signal[2 * x]);
      re.add(-kernelIm, signal[2 * x + 1]);
      im.add(kernel[2 * k], signal[2 * x + 1]);
      im.add(kernelIm, signal[2 * x]);
    }
    if (complex) {
      result[2 * at] = re.value();
      result[2 * at + 1] = im.value();
    } else {
      result[at] = re.value();
    }
  }

  /** The element of the signal that meets this one of the kernel, or -1 if it lies outside. */
  private int partner(int[] output, int[] k) {
    int element = 0;
    for (int d = 0; d < signalShape.length; d++) {
      int n = signalShape[d];
      int x;
      if (mode == ConvolutionMode.CIRCULAR) {
        x = Math.floorMod(correlation ? output[d] + k[d] : output[d] - k[d], n);
      } else {
        x = correlation ? output[d] - (kernelShape[d] - 1) + k[d] : output[d] - k[d];
      }
      if (x < 0 || x >= n) {
        return -1;
      }
      element = element * n + x;
    }
    return element;
  }

  private static int[] indices(int element, int[] shape) {
    int[] indices = new int[shape.length];
    int rest = element;
    for (int d = shape.length - 1; d >= 0; d--) {
      indices[d] = rest % shape[d];
      rest /= shape[d];
    }
    return indices;
  }

  static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
  }

  /** A sum of products in twice the precision (Ogita, Rump and Oishi 2005, algorithm 5.3). */
  private static final class Compensated {
    private double sum;
    private double error;

    void add(double a, double b) {
      double product = a * b;
      double next = sum + product;
      double taken = next - sum;
      error += (sum - (next - taken)) + (product - taken) + Math.fma(a, b, -product);
      sum = next;
    }

    double value() {
      return sum + error;
    }
  }
}
