// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Where the elements of an array lie: element (i0, i1, ...) of transform t is at i0 * strides[0] +
 * i1 * strides[1] + ... + t * distance. Units are elements of that array: complex numbers where it
 * is complex and interleaved, reals where it is real or split. Immutable value; safe from any
 * thread.
 *
 * @param strides from one index to the next along each dimension, 1 to 32 of them, each at least 1
 * @param distance from one transform of a batch to the next, at least 1; 0 if none is given, which
 *     serves single transforms
 */
public record Layout(List<Long> strides, long distance) {
  /**
   * @throws IllegalArgumentException for no or more than 32 strides, a stride below 1 or a distance
   *     below 0
   */
  public Layout {
    strides = List.copyOf(strides);
    if (strides.isEmpty() || strides.size() > WisdomKey.MAX_RANK) {
      throw new IllegalArgumentException(
          "a layout has " + strides.size() + " strides; expected 1 to " + WisdomKey.MAX_RANK);
    }
    for (long stride : strides) {
      if (stride < 1) {
        throw new IllegalArgumentException(
            "a layout has strides " + strides + "; expected at least 1 in each dimension");
      }
    }
    if (distance < 0) {
      throw new IllegalArgumentException(
          "a layout has distance " + distance + "; expected at least 1, or 0 for none");
    }
  }

  /**
   * A layout for single transforms.
   *
   * @throws IllegalArgumentException for no or more than 32 strides, or a stride below 1
   */
  public static Layout of(long... strides) {
    return new Layout(boxed(strides), 0);
  }

  /**
   * Row-major without gaps, one transform after another.
   *
   * @param shape elements along each dimension, each at least 1
   * @throws IllegalArgumentException for rank 0 or above 32, a size below 1, or 2^63 elements
   */
  public static Layout packed(long... shape) {
    Objects.requireNonNull(shape, "shape");
    return embedded(shape, 1, shape.length == 0 ? 0 : product(shape));
  }

  /**
   * FFTW's advanced interface: row-major within a larger array, for example every third element of
   * it.
   *
   * @param nembed elements of the larger array along each dimension, each at least 1; the first
   *     does not matter
   * @param stride from one element to the next along the last dimension, at least 1
   * @param distance from one transform of a batch to the next, at least 1, or 0 for none
   * @throws IllegalArgumentException for rank 0 or above 32, a value below its bound, or strides
   *     beyond 2^63-1
   */
  public static Layout embedded(long[] nembed, long stride, long distance) {
    Objects.requireNonNull(nembed, "nembed");
    for (long size : nembed) {
      if (size < 1) {
        throw new IllegalArgumentException(
            "the array is " + Arrays.toString(nembed) + "; expected at least 1 in each dimension");
      }
    }
    long[] strides = new long[nembed.length];
    long next = stride;
    try {
      for (int i = nembed.length - 1; i >= 0; i--) {
        strides[i] = next;
        next = i == 0 ? next : Math.multiplyExact(next, nembed[i]);
      }
    } catch (ArithmeticException e) {
      throw tooLarge(nembed, e);
    }
    return new Layout(boxed(strides), distance);
  }

  /**
   * The same strides with another distance.
   *
   * @throws IllegalArgumentException below 0
   */
  public Layout withDistance(long value) {
    return new Layout(strides, value);
  }

  /** {@code <stride0>x<stride1>...} and, if there is a distance, {@code b<distance>}. */
  public String text() {
    String text = strides.stream().map(String::valueOf).collect(Collectors.joining("x"));
    return distance == 0 ? text : text + "b" + distance;
  }

  /**
   * The inverse of {@link #text()} on canonical texts; others may be read, never to the same text.
   *
   * @throws IllegalArgumentException unless the text is of this form
   */
  static Layout parse(String text) {
    String[] parts = text.split("b", 2);
    try {
      long[] strides = Arrays.stream(parts[0].split("x", -1)).mapToLong(Long::parseLong).toArray();
      return of(strides).withDistance(parts.length == 1 ? 0 : Long.parseLong(parts[1]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the layout is '" + text + "'; expected <stride0>x<stride1>...[b<distance>]", e);
    }
  }

  private static long product(long[] shape) {
    try {
      return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw tooLarge(shape, e);
    }
  }

  private static IllegalArgumentException tooLarge(long[] shape, ArithmeticException cause) {
    return new IllegalArgumentException(
        "the array is " + Arrays.toString(shape) + "; expected at most 2^63-1 elements", cause);
  }

  private static List<Long> boxed(long[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  @Override
  public String toString() {
    return text();
  }
}
