// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import java.util.Arrays;
import java.util.function.Function;

/** Reads the constants of an enumeration. Stateless. */
final class Names {
  private Names() {}

  static <T> T parse(String what, String text, T[] values, Function<T, String> name) {
    for (T value : values) {
      if (name.apply(value).equals(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        what + " is '" + text + "'; expected one of " + Arrays.stream(values).map(name).toList());
  }
}
