// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What the key of a wisdom entry says; the C++ twin is {@code dase::WisdomKey}. Immutable value;
 * safe from any thread.
 *
 * @param type the family of the transforms
 * @param kinds of {@link TransformType#R2R} one for each dimension, of the others none
 * @param sizes logical sizes, row-major, rank 1 to 32, each at least 1, and 2 where the kind is
 *     {@link RealKind#DCT1}
 * @param howmany transforms in one plan, at least 1
 * @param precision of the reals
 */
public record WisdomKey(
    TransformType type, List<RealKind> kinds, List<Long> sizes, long howmany, Precision precision) {
  /** The most dimensions that a transform may have. */
  public static final int MAX_RANK = 32;

  /**
   * @throws IllegalArgumentException for a rank, a size, a number of kinds or of transforms out of
   *     range
   */
  public WisdomKey {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(precision, "precision");
    sizes = List.copyOf(sizes);
    kinds = List.copyOf(kinds);
    if (sizes.isEmpty() || sizes.size() > MAX_RANK) {
      throw new IllegalArgumentException(
          "a transform has rank " + sizes.size() + "; expected 1 to " + MAX_RANK);
    }
    int expectedKinds = type == TransformType.R2R ? sizes.size() : 0;
    if (kinds.size() != expectedKinds) {
      throw new IllegalArgumentException(
          "a transform of type %s and sizes %s has %d kinds; expected %d"
              .formatted(type.text(), sizes, kinds.size(), expectedKinds));
    }
    for (int i = 0; i < sizes.size(); i++) {
      long least = kinds.isEmpty() ? 1 : kinds.get(i).minimumSize();
      if (sizes.get(i) < least) {
        throw new IllegalArgumentException(
            "a transform has sizes %s; expected at least %d in dimension %d"
                .formatted(sizes, least, i));
      }
    }
    if (howmany < 1) {
      throw new IllegalArgumentException(
          "a plan has " + howmany + " transforms; expected at least 1");
    }
  }

  /**
   * One complex or real-to-complex transform of doubles.
   *
   * @throws IllegalArgumentException for a rank or a size out of range, or for {@link
   *     TransformType#R2R}, which has kinds
   */
  public WisdomKey(TransformType type, List<Long> sizes) {
    this(type, List.of(), sizes, 1, Precision.DOUBLE);
  }

  /**
   * As {@link #WisdomKey(TransformType, List)}.
   *
   * @throws IllegalArgumentException for a rank or a size out of range, or for {@link
   *     TransformType#R2R}, which has kinds
   */
  public static WisdomKey of(TransformType type, long... sizes) {
    return new WisdomKey(type, boxed(sizes));
  }

  /**
   * One real-to-real transform of doubles, of the same kind in each dimension.
   *
   * @throws IllegalArgumentException for a rank or a size out of range
   */
  public static WisdomKey of(RealKind kind, long... sizes) {
    return of(Collections.nCopies(sizes.length, kind), sizes);
  }

  /**
   * One real-to-real transform of doubles.
   *
   * @throws IllegalArgumentException for a rank or a size out of range, or another number of kinds
   *     than of sizes
   */
  public static WisdomKey of(List<RealKind> kinds, long... sizes) {
    return new WisdomKey(TransformType.R2R, kinds, boxed(sizes), 1, Precision.DOUBLE);
  }

  /**
   * So many of the same transforms in one plan.
   *
   * @throws IllegalArgumentException below 1
   */
  public WisdomKey batch(long count) {
    return new WisdomKey(type, kinds, sizes, count, precision);
  }

  /** The same transforms on other reals. */
  public WisdomKey precision(Precision value) {
    return new WisdomKey(type, kinds, sizes, howmany, value);
  }

  /**
   * {@code <type>_<rank>d_<n0>x<n1>...[_b<howmany>][_f32|_f80]}, for example {@code fft_2d_512x512}
   * or {@code dct2-dst3_2d_96x80_b8_f32}. Of a real-to-real transform the kinds stand for the type:
   * one if all are the same, else one for each dimension. A single transform and double precision
   * are not written.
   */
  public String text() {
    return WisdomKeyText.text(this);
  }

  /**
   * The inverse of {@link #text()}.
   *
   * @throws IllegalArgumentException unless the text is canonical
   */
  public static WisdomKey parse(String text) {
    return WisdomKeyText.parse(text);
  }

  private static List<Long> boxed(long[] sizes) {
    return Arrays.stream(sizes).boxed().toList();
  }

  @Override
  public String toString() {
    return text();
  }
}
