// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import java.util.List;

/**
 * A convolution by the sum of its definition: each element of the kernel adds its multiple of a row
 * of the signal to a row of the output. Immutable; safe from any thread.
 */
final class DirectSum {
  private final List<Axis> axes;
  private final Axis.Run[][][] runs;
  private final double[] kernel;
  private final boolean complex;

  /**
   * @param kernel that of a convolution; kept, not copied
   */
  DirectSum(List<Axis> axes, double[] kernel, boolean complex) {
    this.axes = axes;
    this.kernel = kernel;
    this.complex = complex;
    this.runs = new Axis.Run[axes.size()][][];
    for (int d = 0; d < runs.length; d++) {
      Axis axis = axes.get(d);
      runs[d] = new Axis.Run[axis.kernel()][];
      for (int q = 0; q < axis.kernel(); q++) {
        runs[d][q] = axis.runs(q);
      }
    }
  }

  /** The output must hold zeros. */
  void addTo(double[] output, double[] signal) {
    add(0, 0, 0, 0, signal, output);
  }

  /** The last three count rows of the dimensions before this one. */
  private void add(
      int d, int kernelRow, int signalRow, int outputRow, double[] signal, double[] output) {
    Axis axis = axes.get(d);
    boolean last = d == runs.length - 1;
    for (int q = 0; q < axis.kernel(); q++) {
      int element = kernelRow * axis.kernel() + q;
      for (Axis.Run run : runs[d][q]) {
        int from = signalRow * axis.signal() + run.signal();
        int to = outputRow * axis.length() + run.output();
        if (!last) {
          for (int i = 0; i < run.length(); i++) {
            add(d + 1, element, from + i, to + i, signal, output);
          }
        } else if (complex) {
          addComplex(element, signal, from, output, to, run.length());
        } else {
          addReal(kernel[element], signal, from, output, to, run.length());
        }
      }
    }
  }

  private static void addReal(
      double factor, double[] signal, int from, double[] output, int to, int length) {
    for (int i = 0; i < length; i++) {
      output[to + i] += factor * signal[from + i];
    }
  }

  private void addComplex(
      int element, double[] signal, int from, double[] output, int to, int length) {
    double re = kernel[2 * element];
    double im = kernel[2 * element + 1];
    for (int i = 0; i < length; i++) {
      double x = signal[2 * (from + i)];
      double y = signal[2 * (from + i) + 1];
      output[2 * (to + i)] += re * x - im * y;
      output[2 * (to + i) + 1] += re * y + im * x;
    }
  }
}
