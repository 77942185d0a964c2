// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the constant that a canonical text names. Stateless. */
final class CanonicalNames {
  private CanonicalNames() {}

  /**
   * @throws IllegalArgumentException naming {@code what}, the text and the choices
   */
  static <E extends Enum<E>> E find(
      String what, String text, E[] constants, Function<E, String> name) {
    for (E constant : constants) {
      if (name.apply(constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        what
            + " is '"
            + text
            + "'; expected one of "
            + Arrays.stream(constants).map(name).collect(Collectors.joining(", ")));
  }
}
