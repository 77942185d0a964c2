// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.nio.charset.StandardCharsets;

/** Short texts as values. */
final class Values {
  private Values() {}

  static NewEntry value(String text) {
    return value(text, "bin");
  }

  static NewEntry value(String text, String extension) {
    return NewEntry.of(text.getBytes(StandardCharsets.UTF_8), extension);
  }
}
