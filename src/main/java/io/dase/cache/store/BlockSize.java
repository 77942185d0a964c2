// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file system gives out at a time, in bytes. Stateless. */
final class BlockSize {
  private static final long USUAL = 4096;

  private BlockSize() {}

  /** Of the file system below a folder; the usual one where it does not tell. */
  static long of(Path folder) {
    try {
      return Math.max(1, Files.getFileStore(folder).getBlockSize());
    } catch (IOException | UnsupportedOperationException e) {
      return USUAL;
    }
  }
}
