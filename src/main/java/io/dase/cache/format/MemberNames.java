// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import java.nio.charset.StandardCharsets;

/** The names that an array of an archive may have. */
final class MemberNames {
  static final String RULE =
      "a relative name of 1 to 1,024 UTF-8 bytes without '..', '.', empty parts, backslashes or"
          + " control characters";

  private static final int MAX_BYTES = 1024;

  private MemberNames() {}

  /** Throws IllegalArgumentException unless the name is safe and numpy finds it again. */
  static void requireWritable(String name) {
    if (!isSafe(name)) {
      throw new IllegalArgumentException("found the array name '" + name + "', expected " + RULE);
    }
    if (name.endsWith(".npy")) {
      throw new IllegalArgumentException(
          "found the array name '" + name + "', expected it without .npy, which is added");
    }
  }

  /** True unless unpacking under this name could write outside the folder chosen for it. */
  static boolean isSafe(String name) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)
        || name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
        || name.chars().anyMatch(c -> c == '\\' || Character.isISOControl(c))) {
      return false;
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return true;
  }
}
