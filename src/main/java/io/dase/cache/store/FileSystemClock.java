// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * The time as the store's file system tells it: the local clock moved by what the file written last
 * showed. Safe from any thread.
 */
final class FileSystemClock {
  static final long HOUR_MS = 3_600_000;

  private volatile long offsetMs;

  /** Takes note of a file that was written just now. */
  void observe(FileTime written) {
    offsetMs = written.toMillis() - System.currentTimeMillis();
  }

  /** Writes a file in a folder, made where it is missing, and tells when that was. */
  FileTime ask(Path folder) throws IOException {
    try (TemporaryFile file = TemporaryFile.in(folder)) {
      FileTime now = Files.getLastModifiedTime(file.path(), LinkOption.NOFOLLOW_LINKS);
      observe(now);
      return now;
    }
  }

  FileTime now() {
    return FileTime.fromMillis(System.currentTimeMillis() + offsetMs);
  }

  boolean isOlderThanAnHour(FileTime time) {
    return now().toMillis() - time.toMillis() > HOUR_MS;
  }
}
