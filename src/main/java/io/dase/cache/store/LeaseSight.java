// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;

/**
 * What stands under a lease's name. Immutable; safe from any thread.
 *
 * @param nonce empty for anything that is not a lease which can be read
 * @param modified by the file system's clock
 */
record LeaseSight(String nonce, FileTime modified) {
  private static final int NONCE_DIGITS = 32;

  /**
   * @throws java.nio.file.NoSuchFileException if nothing stands there
   */
  static LeaseSight of(Path path) throws IOException {
    boolean regular = attributes(path).isRegularFile();
    String nonce = regular ? nonce(path) : "";
    // Opening the file has made an NFS client ask for its time anew; the name alone would not.
    return new LeaseSight(nonce, attributes(path).lastModifiedTime());
  }

  /** Whether the time is further than this from the file system's now: not touched, or set back. */
  boolean isStale(FileTime now, Duration limit) {
    return Duration.between(modified.toInstant(), now.toInstant()).abs().compareTo(limit) > 0;
  }

  /** What a lease with this nonce holds. */
  static byte[] content(String nonce) {
    return (nonce + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static String nonce(Path path) {
    try {
      byte[] bytes = FileContent.readAtMost(path, NONCE_DIGITS + 1);
      String text = bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
      return text.endsWith("\n") && Record.isHex(text.substring(0, text.length() - 1), NONCE_DIGITS)
          ? text.substring(0, NONCE_DIGITS)
          : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
