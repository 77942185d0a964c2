// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** The canonical text of keys. Stateless; safe from any thread. */
final class WisdomKeyText {
  private static final String BATCH = "b";
  private static final int NUMBERED_PARTS = 3;

  private WisdomKeyText() {}

  static String text(WisdomKey key) {
    StringBuilder text = new StringBuilder(types(key));
    text.append('_').append(key.sizes().size()).append("d_");
    text.append(key.sizes().stream().map(String::valueOf).collect(Collectors.joining("x")));
    if (key.howmany() > 1) {
      text.append('_').append(BATCH).append(key.howmany());
    }
    if (key.precision() != Precision.DOUBLE) {
      text.append('_').append(key.precision().text());
    }
    return text.toString();
  }

  /**
   * @throws IllegalArgumentException unless the text is canonical
   */
  static WisdomKey parse(String text) {
    String[] parts = text.split("_", -1);
    if (parts.length < NUMBERED_PARTS) {
      throw invalid(text, null);
    }
    WisdomKey key;
    try {
      key = withSizes(text, parts[0], parts[2]);
      for (int i = NUMBERED_PARTS; i < parts.length; i++) {
        key = with(key, parts[i]);
      }
    } catch (NumberFormatException e) {
      throw invalid(text, e);
    }
    if (!key.text().equals(text)) {
      throw invalid(text, null);
    }
    return key;
  }

  private static String types(WisdomKey key) {
    if (key.type() != TransformType.R2R) {
      return key.type().text();
    }
    boolean uniform = new HashSet<>(key.kinds()).size() == 1;
    return key.kinds().stream()
        .limit(uniform ? 1 : key.kinds().size())
        .map(RealKind::text)
        .collect(Collectors.joining("-"));
  }

  private static WisdomKey withSizes(String text, String types, String numbers) {
    long[] sizes = Arrays.stream(numbers.split("x", -1)).mapToLong(Long::parseLong).toArray();
    for (TransformType type : List.of(TransformType.FFT, TransformType.RFFT)) {
      if (type.text().equals(types)) {
        return WisdomKey.of(type, sizes);
      }
    }
    List<RealKind> kinds =
        Arrays.stream(types.split("-", -1))
            .map(
                kind ->
                    CanonicalNames.find(
                        "the type of '" + text + "', neither fft nor rfft,",
                        kind,
                        RealKind.values(),
                        RealKind::text))
            .toList();
    return WisdomKey.of(
        kinds.size() == 1 ? Collections.nCopies(sizes.length, kinds.get(0)) : kinds, sizes);
  }

  private static WisdomKey with(WisdomKey key, String part) {
    return part.startsWith(BATCH)
        ? key.batch(Long.parseLong(part.substring(BATCH.length())))
        : key.precision(
            CanonicalNames.find("the precision", part, Precision.values(), Precision::text));
  }

  private static IllegalArgumentException invalid(String text, Exception cause) {
    return new IllegalArgumentException(
        "the wisdom key is '"
            + text
            + "'; expected <fft|rfft|kind|kind-kind...>_<rank>d_<n0>x<n1>...[_b<howmany>][_f32|_f80],"
            + " for example fft_2d_512x512 or dct2_1d_64_b8_f32",
        cause);
  }
}
