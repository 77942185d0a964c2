// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.nio.file.attribute.FileTime;

/**
 * The time as the store's file system tells it: the local clock moved by what the file written last
 * showed. Used only to decide whether a time of last use is worth a refresh. Safe from any thread.
 */
final class FileSystemClock {
  static final long HOUR_MS = 3_600_000;

  private volatile long offsetMs;

  /** Takes note of a file that was written just now. */
  void observe(FileTime written) {
    offsetMs = written.toMillis() - System.currentTimeMillis();
  }

  FileTime now() {
    return FileTime.fromMillis(System.currentTimeMillis() + offsetMs);
  }

  boolean isOlderThanAnHour(FileTime time) {
    return now().toMillis() - time.toMillis() > HOUR_MS;
  }
}
