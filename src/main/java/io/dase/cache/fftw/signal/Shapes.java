// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import java.util.Arrays;

/** Checks of the shapes of flat row-major arrays. */
final class Shapes {
  private Shapes() {}

  static void requireValid(String what, int[] shape) {
    if (shape.length == 0 || Arrays.stream(shape).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          what
              + " has the shape "
              + Arrays.toString(shape)
              + "; expected at least one dimension, each of size 1 or more");
    }
  }

  /**
   * @param width how many numbers an element has: 2 if it is complex
   */
  static void requireLength(String what, int length, int[] shape, int width) {
    long expected = elements(shape);
    if (expected > Integer.MAX_VALUE / width || length != expected * width) {
      throw new IllegalArgumentException(
          what
              + " has "
              + length
              + " numbers; expected "
              + (width == 1 ? "one" : "two")
              + " for each element of the shape "
              + Arrays.toString(shape));
    }
  }

  /** Saturates at {@link Long#MAX_VALUE}. */
  static long elements(int... shape) {
    long elements = 1;
    for (int size : shape) {
      elements = elements > Long.MAX_VALUE / size ? Long.MAX_VALUE : elements * size;
    }
    return elements;
  }
}
