// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the key of a wisdom entry says; the C++ twin is {@code dase::WisdomKey}. Immutable value;
 * safe from any thread.
 *
 * @param type the kind of the transforms
 * @param sizes logical sizes, row-major, rank 1 to 32, each at least 1
 */
public record WisdomKey(TransformType type, List<Long> sizes) {
  /** The most dimensions that a transform may have. */
  public static final int MAX_RANK = 32;

  /**
   * @throws IllegalArgumentException for a rank or a size out of range
   */
  public WisdomKey {
    Objects.requireNonNull(type, "type");
    sizes = List.copyOf(sizes);
    if (sizes.isEmpty() || sizes.size() > MAX_RANK) {
      throw new IllegalArgumentException(
          "a transform has rank " + sizes.size() + "; expected 1 to " + MAX_RANK);
    }
    for (long size : sizes) {
      if (size < 1) {
        throw new IllegalArgumentException(
            "a transform has sizes " + sizes + "; expected at least 1 in each dimension");
      }
    }
  }

  /**
   * @throws IllegalArgumentException for a rank or a size out of range
   */
  public static WisdomKey of(TransformType type, long... sizes) {
    return new WisdomKey(type, Arrays.stream(sizes).boxed().toList());
  }

  /** {@code <type>_<rank>d_<n0>x<n1>...}, for example {@code fft_2d_512x512}. */
  public String text() {
    return type.text()
        + "_"
        + sizes.size()
        + "d_"
        + sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  /**
   * The inverse of {@link #text()}.
   *
   * @throws IllegalArgumentException unless the text is canonical
   */
  public static WisdomKey parse(String text) {
    String[] parts = text.split("_", -1);
    if (parts.length != 3) {
      throw invalid(text, null);
    }
    TransformType type =
        CanonicalNames.find(
            "the type of '" + text + "'", parts[0], TransformType.values(), TransformType::text);
    WisdomKey key;
    try {
      key = of(type, Arrays.stream(parts[2].split("x", -1)).mapToLong(Long::parseLong).toArray());
    } catch (NumberFormatException e) {
      throw invalid(text, e);
    }
    if (!key.text().equals(text)) {
      throw invalid(text, null);
    }
    return key;
  }

  private static IllegalArgumentException invalid(String text, Exception cause) {
    return new IllegalArgumentException(
        "the wisdom key is '"
            + text
            + "'; expected <fft|rfft>_<rank>d_<n0>x<n1>..., for example fft_2d_512x512",
        cause);
  }

  @Override
  public String toString() {
    return text();
  }
}
