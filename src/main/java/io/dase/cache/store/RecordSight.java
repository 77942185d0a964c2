// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * Which file stands under a record's name, as far as the file system tells without reading it.
 * Immutable; safe from any thread.
 *
 * @param fileKey device and inode
 * @param size bytes
 * @param modifiedNs mtime, nanoseconds since 1970
 * @param regular whether it is a regular file
 */
record RecordSight(Object fileKey, long size, long modifiedNs, boolean regular) {
  /** Kernels count the times of files in steps of up to 10 ms. */
  private static final long CLOCK_STEP_MS = 20;

  /**
   * @throws java.nio.file.NoSuchFileException if it is gone
   */
  static RecordSight of(Path path) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new RecordSight(
        attributes.fileKey(),
        attributes.size(),
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        attributes.isRegularFile());
  }

  /**
   * Whether the file is so old at this time of the wall clock that no later one can have the same
   * mtime. The inode of a younger one may be given to a file that is written right after it.
   */
  boolean isSettled(long nowMs) {
    return nowMs - TimeUnit.NANOSECONDS.toMillis(modifiedNs) > CLOCK_STEP_MS;
  }
}
