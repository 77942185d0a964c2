// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Arrays;
import java.util.List;

/**
 * What the elements of a buffer are and how they are indexed: row-major, without gaps. Immutable
 * value; safe from any thread.
 */
final class BufferForm {
  private final Precision precision;
  private final boolean isComplex;
  private final long[] shape;
  private final long elements;
  private final long bytes;

  /**
   * @throws IllegalArgumentException for rank 0, a size below 1, or 2^63 bytes
   */
  BufferForm(Precision precision, boolean isComplex, long... shape) {
    this.precision = precision;
    this.isComplex = isComplex;
    this.shape = shape.clone();
    if (shape.length == 0) {
      throw new IllegalArgumentException("a buffer of rank 0; expected at least one size");
    }
    for (long size : shape) {
      if (size < 1) {
        throw new IllegalArgumentException(
            "a buffer of sizes " + Arrays.toString(shape) + "; expected at least 1 in each");
      }
    }
    try {
      this.elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
      this.bytes = Math.multiplyExact(elements, elementBytes());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "a buffer of sizes "
              + Arrays.toString(shape)
              + " has more than 2^63-1 bytes; choose smaller sizes",
          e);
    }
  }

  static BufferForm input(PlanSpec spec) {
    return of(spec, spec.inputLayout(), spec.inputExtent(), isComplexToReal(spec));
  }

  static BufferForm output(PlanSpec spec) {
    boolean isHalf = spec.type() == TransformType.RFFT && !isComplexToReal(spec);
    return of(spec, spec.outputLayout(), spec.outputExtent(), isHalf);
  }

  Precision precision() {
    return precision;
  }

  boolean isComplex() {
    return isComplex;
  }

  long[] shape() {
    return shape.clone();
  }

  int rank() {
    return shape.length;
  }

  long elements() {
    return elements;
  }

  /** Reals; two for each complex number. */
  long reals() {
    return isComplex ? 2 * elements : elements;
  }

  long bytes() {
    return bytes;
  }

  long elementBytes() {
    return precision.bytes() * (isComplex ? 2L : 1L);
  }

  /** As many elements in one dimension. */
  BufferForm flat(long length) {
    return new BufferForm(precision, isComplex, length);
  }

  /**
   * Where an element begins, in bytes.
   *
   * @throws IndexOutOfBoundsException for another number of indices than the rank, or one that is
   *     not in its dimension
   */
  long offset(long... index) {
    if (index.length != shape.length) {
      throw outside(index);
    }
    long element = 0;
    for (int i = 0; i < index.length; i++) {
      if (index[i] < 0 || index[i] >= shape[i]) {
        throw outside(index);
      }
      element = element * shape[i] + index[i];
    }
    return element * elementBytes();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BufferForm that
        && precision == that.precision
        && isComplex == that.isComplex
        && Arrays.equals(shape, that.shape);
  }

  @Override
  public int hashCode() {
    return 31 * precision.hashCode() + Arrays.hashCode(shape);
  }

  /** For example {@code 512x257 complex doubles}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (long size : shape) {
      text.append(text.length() == 0 ? "" : "x").append(size);
    }
    return text.append(isComplex ? " complex " : " real ")
        .append(precision == Precision.FLOAT ? "floats" : "doubles")
        .toString();
  }

  /** Whether the array on one side of a transform has the packed layout. */
  static boolean isPacked(PlanSpec spec, boolean isInput) {
    boolean isHalf = spec.type() == TransformType.RFFT && isInput == isComplexToReal(spec);
    Layout layout = isInput ? spec.inputLayout() : spec.outputLayout();
    return isPacked(layout, spec.howmany(), packedShape(spec, isHalf));
  }

  private static boolean isComplexToReal(PlanSpec spec) {
    return spec.type() == TransformType.RFFT && spec.direction() == Direction.BACKWARD;
  }

  private static BufferForm of(PlanSpec spec, Layout layout, long extent, boolean isHalf) {
    boolean isComplex = !spec.isSplit() && (isHalf || spec.type() == TransformType.FFT);
    BufferForm packed = new BufferForm(spec.precision(), isComplex, packedShape(spec, isHalf));
    return isPacked(layout, spec.howmany(), packed.shape) ? packed : packed.flat(extent);
  }

  private static long[] packedShape(PlanSpec spec, boolean isHalf) {
    List<Long> sizes = spec.sizes();
    int batch = spec.howmany() == 1 ? 0 : 1;
    long[] shape = new long[sizes.size() + batch];
    shape[0] = spec.howmany();
    for (int i = 0; i < sizes.size(); i++) {
      shape[batch + i] = sizes.get(i);
    }
    int last = shape.length - 1;
    if (isHalf) {
      shape[last] = shape[last] / 2 + 1;
    } else if (spec.type() == TransformType.RFFT && spec.placement() == Placement.IN_PLACE) {
      shape[last] = 2 * (shape[last] / 2 + 1);
    }
    return shape;
  }

  private static boolean isPacked(Layout layout, long howmany, long[] shape) {
    long next = 1;
    int batch = howmany == 1 ? 0 : 1;
    for (int i = shape.length - 1; i >= batch; i--) {
      if (layout.strides().get(i - batch) != next) {
        return false;
      }
      next *= shape[i];
    }
    return howmany == 1 || layout.distance() == next;
  }

  private IndexOutOfBoundsException outside(long[] index) {
    return new IndexOutOfBoundsException(
        "index " + Arrays.toString(index) + " of a buffer of " + this);
  }
}
