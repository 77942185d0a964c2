// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import io.dase.cache.core.KeyNumbers;
import java.util.List;

/** Numbers of canonical forms, as text. Stateless. */
final class Canonical {
  private Canonical() {}

  static String number(double value) {
    return KeyNumbers.format(value);
  }

  static List<String> numbers(double first, double second) {
    return List.of(number(first), number(second));
  }
}
