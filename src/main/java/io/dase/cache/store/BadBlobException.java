// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.nio.file.Path;

/** A blob whose content is not what its name says. Stays inside this package. */
final class BadBlobException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Path path;
  private final transient Object fileKey;
  private final String found;
  private final String expected;

  /**
   * @param fileKey identifies the file that was read; null where the platform has none
   */
  BadBlobException(Path path, Object fileKey, String found, String expected) {
    super(path + ": found " + found + "; expected " + expected);
    this.path = path;
    this.fileKey = fileKey;
    this.found = found;
    this.expected = expected;
  }

  Path path() {
    return path;
  }

  Object fileKey() {
    return fileKey;
  }

  String found() {
    return found;
  }

  String expected() {
    return expected;
  }
}
