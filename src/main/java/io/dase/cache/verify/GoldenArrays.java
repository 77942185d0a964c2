// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import io.dase.cache.format.NdArray;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code wisdom/golden/make_arrays.py} wrote with numpy alone, by file. Stateless. */
final class GoldenArrays {
  private GoldenArrays() {}

  static Map<String, NdArray> all() {
    Map<String, NdArray> arrays = new TreeMap<>();
    arrays.put("f64_0d.npy", NdArray.of(ramp(1)));
    arrays.put("f64_7.npy", NdArray.of(ramp(7), 7));
    arrays.put("f64_3x4.npy", NdArray.of(ramp(12), 3, 4));
    arrays.put("f64_0x3.npy", NdArray.of(ramp(0), 0, 3));
    arrays.put("f32_5.npy", NdArray.of(new float[] {0.25f, 1.25f, 2.25f, 3.25f, 4.25f}, 5));
    arrays.put("c128_2x3.npy", NdArray.ofComplex(complexRamp(6), 2, 3));
    arrays.put("i64_2x2x2.npy", NdArray.of(integerRamp(8), 2, 2, 2));
    return arrays;
  }

  /** Type, shape and bytes as {@link NumpyCheck} has Python print them. */
  static String print(NdArray array) {
    byte[] bytes = new byte[array.byteSize()];
    array.asByteBuffer().get(bytes);
    String extents =
        Arrays.stream(array.shape()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String shape = array.rank() == 1 ? "(" + extents + ",)" : "(" + extents + ")";
    String hex = bytes.length == 0 ? "-" : HexFormat.of().formatHex(bytes);
    return String.join(" ", array.type().descr(), shape, hex);
  }

  private static double[] ramp(int length) {
    double[] values = new double[length];
    Arrays.setAll(values, k -> k + 0.25);
    return values;
  }

  private static double[] complexRamp(int length) {
    double[] pairs = new double[2 * length];
    Arrays.setAll(pairs, i -> i % 2 == 0 ? i / 2 + 0.25 : -(i / 2));
    return pairs;
  }

  private static long[] integerRamp(int length) {
    long[] values = new long[length];
    Arrays.setAll(values, k -> 1_000_000_007L * k - 3);
    return values;
  }
}
