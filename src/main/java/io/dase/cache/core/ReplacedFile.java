// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Files outside the store that users name for results, replaced in one step: a reader sees the old
 * content or the new one. Stateless; safe from any thread.
 */
public final class ReplacedFile {
  /** Writes the content. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; does not close the stream. */
    void writeTo(OutputStream out) throws IOException;
  }

  private ReplacedFile() {}

  /**
   * Whether a file can be put there, as far as one sees beforehand; for those who compute long
   * before they write.
   *
   * @throws IllegalArgumentException if there is something that is not a regular file
   * @throws CacheIoException if its folder is missing
   */
  public static void check(Path file) {
    Path target = file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new IllegalArgumentException(
          target + " is a folder, FIFO or device; name a regular file, or a new one");
    }
    Path folder = target.getParent();
    if (!Files.isDirectory(folder)) {
      throw new CacheIoException(
          "%s cannot be written: there is no folder %s; make it (mkdir -p), or name a file elsewhere"
              .formatted(target, folder));
    }
  }

  /**
   * Replaces or makes a file.
   *
   * @throws IllegalArgumentException if there is something that is not a regular file
   * @throws CacheIoException if the folder is missing, full or not writable
   */
  public static void write(Path file, Content content) {
    check(file);
    Path target = file.toAbsolutePath();
    try {
      Path temporary = target.resolveSibling(".dase-" + UUID.randomUUID() + ".tmp");
      try {
        try (OutputStream out =
            Files.newOutputStream(
                temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          content.writeTo(out);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new CacheIoException(
          target + " cannot be written: " + e + "; choose a writable folder with room", e);
    }
  }
}
