// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

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

  /** What a reader of the content found; the file is the one that stands there now. */
  static BadBlobException of(Path path, String found, String expected) throws IOException {
    return new BadBlobException(
        path,
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey(),
        found,
        expected);
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
