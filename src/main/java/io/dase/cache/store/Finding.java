// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.nio.file.Path;

/**
 * One thing that a validation found. Immutable; safe from any thread.
 *
 * @param severity how much it matters
 * @param path the file, absolute
 * @param found what is there
 * @param expected what should be there
 */
public record Finding(Severity severity, Path path, String found, String expected) {
  /** How much a finding matters. */
  public enum Severity {
    /** Data is damaged. */
    BAD,
    /** Worth knowing: unmanaged files, unreferenced blobs, remains of killed processes. */
    NOTE
  }

  static Finding bad(Path path, String found, String expected) {
    return new Finding(Severity.BAD, path, found, expected);
  }

  static Finding note(Path path, String found, String expected) {
    return new Finding(Severity.NOTE, path, found, expected);
  }

  public boolean isBad() {
    return severity == Severity.BAD;
  }
}
