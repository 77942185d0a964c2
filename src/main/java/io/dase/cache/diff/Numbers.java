// SPDX-License-Identifier: MIT
package io.dase.cache.diff;

import io.dase.cache.format.DType;
import io.dase.cache.format.NdArray;

/**
 * The elements of an array as complex numbers, those of integers kept whole beside them. Used by
 * one thread.
 */
final class Numbers {
  /** Keeps sums of four of the largest doubles finite; a power of two, so exact where it counts. */
  private static final double SCALE = 0.25;

  private final DType type;
  private final double[] parts;
  private final long[] integers;

  private Numbers(DType type, double[] parts, long[] integers) {
    this.type = type;
    this.parts = parts;
    this.integers = integers;
  }

  static Numbers of(NdArray array) {
    return new Numbers(
        array.type(),
        array.toDoubleArray(),
        array.type().isIntegral() ? array.toLongArray() : null);
  }

  private double re(int i) {
    return type.isComplex() ? parts[2 * i] : parts[i];
  }

  private double im(int i) {
    return type.isComplex() ? parts[2 * i + 1] : 0;
  }

  boolean isFinite(int i) {
    return Double.isFinite(re(i)) && Double.isFinite(im(i));
  }

  /** Whether both are the same number, or both NaN, as doubles. */
  boolean equalTo(Numbers other, int i) {
    return same(re(i), other.re(i)) && same(im(i), other.im(i));
  }

  private static boolean same(double a, double b) {
    return a == b || (Double.isNaN(a) && Double.isNaN(b));
  }

  /** |a - b|; of integers of one type rounded once. */
  double distance(Numbers other, int i) {
    if (integers != null && type == other.type) {
      boolean less =
          type == DType.UINT64
              ? Long.compareUnsigned(integers[i], other.integers[i]) < 0
              : integers[i] < other.integers[i];
      long distance = less ? other.integers[i] - integers[i] : integers[i] - other.integers[i];
      return distance >= 0 ? distance : 2.0 * ((distance >>> 1) | (distance & 1));
    }
    return Math.hypot(re(i) - other.re(i), im(i) - other.im(i));
  }

  /** |a - b| / max(|a|, |b|), in 0 to 2; 0 for two zeros. */
  double relativeDistance(Numbers other, int i) {
    double largest = Math.max(modulus(i, 1), other.modulus(i, 1));
    double distance = distance(other, i);
    if (largest == 0) {
      return 0;
    }
    return Double.isFinite(distance) && Double.isFinite(largest)
        ? distance / largest
        : scaledDistance(other, i) / Math.max(modulus(i, SCALE), other.modulus(i, SCALE));
  }

  private double scaledDistance(Numbers other, int i) {
    return Math.hypot(re(i) * SCALE - other.re(i) * SCALE, im(i) * SCALE - other.im(i) * SCALE);
  }

  private double modulus(int i, double scale) {
    return Math.hypot(re(i) * scale, im(i) * scale);
  }

  /** The element as text, complex ones as {@code 1.0+2.0j}. */
  String print(int i) {
    if (type == DType.BOOL) {
      return Boolean.toString(integers[i] != 0);
    }
    if (integers != null) {
      return type == DType.UINT64 ? Long.toUnsignedString(integers[i]) : Long.toString(integers[i]);
    }
    if (!type.isComplex()) {
      return decimal(re(i));
    }
    String im = decimal(im(i));
    return decimal(re(i)) + (im.startsWith("-") ? "" : "+") + im + "j";
  }

  /** The shortest decimal that reads back in the precision of the array. */
  private String decimal(double part) {
    return type == DType.FLOAT32 || type == DType.COMPLEX64
        ? Float.toString((float) part)
        : Double.toString(part);
  }
}
