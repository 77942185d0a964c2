// SPDX-License-Identifier: MIT
package io.dase.cache.plot;

import io.dase.cache.format.NdArray;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Lines over one axis, for a plot. Safe from any thread, as long as nobody changes its parts.
 *
 * @param axis what the abscissae are
 * @param x abscissae, rising
 * @param lines by their names, each as long as {@code x}
 */
public record Curves(String axis, double[] x, Map<String, double[]> lines) {
  /** One line. */
  public static Curves of(String axis, double[] x, String name, double[] y) {
    return new Curves(axis, x, Map.of(name, y));
  }

  /** One row of an array along its last axis; real and imaginary part of a complex one. */
  public static Curves ofRow(String axis, double[] x, String name, NdArray array, int row) {
    boolean complex = array.type().isComplex();
    double[] all = array.toDoubleArray();
    if (!complex) {
      return of(axis, x, name, every(all, row * x.length, 1, x.length));
    }
    Map<String, double[]> lines = new LinkedHashMap<>();
    lines.put("re " + name, every(all, 2 * row * x.length, 2, x.length));
    lines.put("im " + name, every(all, 2 * row * x.length + 1, 2, x.length));
    return new Curves(axis, x, lines);
  }

  /** 0, 1, ..., n - 1. */
  public static double[] indices(int n) {
    return IntStream.range(0, n).asDoubleStream().toArray();
  }

  private static double[] every(double[] values, int from, int step, int count) {
    return IntStream.range(0, count).mapToDouble(i -> values[from + i * step]).toArray();
  }
}
