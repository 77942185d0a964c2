// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Exact arithmetic on shapes. A shape of rank 0 has one element; a zero extent makes it empty. */
final class Shape {
  private Shape() {}

  /**
   * The bytes that an array of this shape and type takes.
   *
   * @throws IllegalArgumentException if the rank or an extent is out of range, or if the product
   *     exceeds {@link NdArray#MAX_BYTES}
   */
  static int byteSize(DType type, int[] shape) {
    return (int) bytes(type, shape, NdArray.MAX_BYTES);
  }

  /**
   * As {@link #byteSize}, for arrays that are not wholly in memory: less than 2^63 bytes.
   *
   * @throws IllegalArgumentException if the rank or an extent is out of range, or the product
   */
  static long bytes(DType type, int[] shape) {
    return bytes(type, shape, Long.MAX_VALUE);
  }

  private static long bytes(DType type, int[] shape, long limit) {
    if (shape.length > NdArray.MAX_RANK) {
      throw new IllegalArgumentException(
          "found an array of rank " + shape.length + ", expected at most " + NdArray.MAX_RANK);
    }
    boolean empty = false;
    for (int extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException(
            "found shape " + print(shape) + ", expected extents of 0 or more");
      }
      empty |= extent == 0;
    }
    if (empty) {
      return 0;
    }
    long bytes = type.itemBytes();
    for (int extent : shape) {
      if (bytes > limit / extent) {
        throw new IllegalArgumentException(
            "found %s %s, expected at most %d bytes; split the array"
                .formatted(type, print(shape), limit));
      }
      bytes *= extent;
    }
    return bytes;
  }

  /** The element number of an index in row-major order. */
  static int offset(int[] shape, int... index) {
    if (index.length != shape.length) {
      throw new IndexOutOfBoundsException(
          "found %d indices, expected %d for shape %s"
              .formatted(index.length, shape.length, print(shape)));
    }
    int offset = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      if (index[axis] < 0 || index[axis] >= shape[axis]) {
        throw new IndexOutOfBoundsException(
            "found index %s, expected one inside shape %s"
                .formatted(Arrays.toString(index), print(shape)));
      }
      offset = offset * shape[axis] + index[axis];
    }
    return offset;
  }

  /** The shape as Python prints the tuple: {@code ()}, {@code (3,)}, {@code (3, 4)}. */
  static String print(int[] shape) {
    if (shape.length == 1) {
      return "(" + shape[0] + ",)";
    }
    return Arrays.stream(shape)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
