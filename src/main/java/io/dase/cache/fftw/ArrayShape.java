// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.ArrayList;
import java.util.List;

/**
 * One array of a transform (of split complex numbers: each of the two). Immutable; safe from any
 * thread.
 *
 * @param layout where the elements lie; without distance for a single transform
 * @param isPacked whether that is the packed layout
 * @param extent elements from the first to the last, padding of in-place real rows included
 * @param bytes of these elements
 */
record ArrayShape(Layout layout, boolean isPacked, long extent, long bytes) {
  static ArrayShape input(SpecDraft draft) {
    return of(draft, "input", draft.input, draft.isComplexToReal());
  }

  static ArrayShape output(SpecDraft draft) {
    boolean isHalf = draft.key.type() == TransformType.RFFT && !draft.isComplexToReal();
    return of(draft, "output", draft.output, isHalf);
  }

  /**
   * @param isHalf whether it holds the non-redundant half of a real array's spectrum
   * @throws IllegalArgumentException if the layout does not fit the transform, or for 2^63 bytes
   */
  private static ArrayShape of(SpecDraft draft, String name, Layout asked, boolean isHalf) {
    WisdomKey key = draft.key;
    try {
      long[] sizes = sizes(draft, isHalf);
      long elementBytes = elementBytes(draft, isHalf);
      Layout packed = Layout.packed(sizes);
      ArrayShape whole = of(sizes, key.howmany(), packed, packed, elementBytes);
      if (asked == null) {
        return whole;
      }
      requireFit(key, name, asked);
      return of(sizes, key.howmany(), asked, packed, elementBytes);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "the "
              + name
              + " array of "
              + key
              + " has more than 2^63-1 bytes; choose smaller sizes, strides or distances",
          e);
    }
  }

  private static ArrayShape of(
      long[] sizes, long howmany, Layout asked, Layout packed, long elementBytes) {
    for (long stride : asked.strides()) {
      Math.multiplyExact(stride, elementBytes);
    }
    long extent = extent(sizes, asked, howmany);
    long bytes = Math.multiplyExact(extent, elementBytes);
    boolean isPacked =
        asked.strides().equals(packed.strides())
            && (howmany == 1 || asked.distance() == packed.distance());
    return new ArrayShape(howmany == 1 ? asked.withDistance(0) : asked, isPacked, extent, bytes);
  }

  private static void requireFit(WisdomKey key, String name, Layout layout) {
    if (layout.strides().size() != key.sizes().size()) {
      throw new IllegalArgumentException(
          "the %s layout of %s has %d strides; expected one for each of %d dimensions"
              .formatted(name, key, layout.strides().size(), key.sizes().size()));
    }
    if (key.howmany() > 1 && layout.distance() == 0) {
      throw new IllegalArgumentException(
          "the "
              + name
              + " layout of "
              + key
              + " has no distance; expected at least 1 from one transform to the next");
    }
  }

  private static long[] sizes(SpecDraft draft, boolean isHalf) {
    List<Long> sizes = new ArrayList<>(draft.key.sizes());
    int last = sizes.size() - 1;
    long half = sizes.get(last) / 2 + 1;
    if (isHalf) {
      sizes.set(last, half);
    } else if (draft.key.type() == TransformType.RFFT && draft.isInPlace()) {
      sizes.set(last, Math.multiplyExact(2, half));
    }
    return sizes.stream().mapToLong(Long::longValue).toArray();
  }

  private static long elementBytes(SpecDraft draft, boolean isHalf) {
    boolean isComplex = isHalf || draft.key.type() == TransformType.FFT;
    return draft.key.precision().bytes() * (isComplex && !draft.split ? 2L : 1L);
  }

  /** 1 + sum (n_d - 1) stride_d + (howmany - 1) distance. */
  private static long extent(long[] sizes, Layout layout, long howmany) {
    long extent = Math.addExact(1, Math.multiplyExact(howmany - 1, layout.distance()));
    for (int i = 0; i < sizes.length; i++) {
      extent = Math.addExact(extent, Math.multiplyExact(sizes[i] - 1, layout.strides().get(i)));
    }
    return extent;
  }
}
