// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import java.util.Objects;

/** Something is not as it should be; the message is what the user reads. */
final class Mismatch extends Exception {
  private static final long serialVersionUID = 1;

  Mismatch(String message) {
    super(message);
  }

  static void unless(boolean holds, String message, Object... arguments) throws Mismatch {
    if (!holds) {
      throw new Mismatch(message.formatted(arguments));
    }
  }

  static void unlessEqual(String what, Object found, Object expected) throws Mismatch {
    unless(Objects.equals(found, expected), "%s: found %s, expected %s", what, found, expected);
  }
}
