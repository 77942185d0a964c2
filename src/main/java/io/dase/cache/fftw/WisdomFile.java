// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.core.CacheIoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes wisdom for FFTW's own tools. Stateless; safe from any thread. */
final class WisdomFile {
  private WisdomFile() {}

  /**
   * Replaces a file in one step, so that a reader sees the old text or the new one.
   *
   * @throws IllegalArgumentException if there is something that is not a regular file
   * @throws CacheIoException if the folder is missing, full or not writable
   */
  static void write(Path path, byte[] text) {
    Path target = path.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new IllegalArgumentException(
          target + " is a folder, FIFO or device; name a regular file, or a new one");
    }
    try {
      Path temporary = target.resolveSibling(".wisdom-" + UUID.randomUUID() + ".tmp");
      try {
        Files.write(temporary, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new CacheIoException(
          "wisdom cannot be written to " + target + ": " + e + "; choose a writable folder", e);
    }
  }
}
