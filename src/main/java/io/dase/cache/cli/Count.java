// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

/** Numbers with their noun. Stateless. */
final class Count {
  private Count() {}

  /** {@code 1 entry}, {@code 36 entries}. */
  static String of(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
