// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
import java.util.concurrent.Future;

/**
 * Syncs two files at the same time, since the disk is waited for once then. Stateless; safe from
 * any thread.
 */
final class PairSync {
  private PairSync() {}

  /** Syncs and closes both files. When this returns or throws, nothing is done to them any more. */
  static void finish(TemporaryFile mine, TemporaryFile other) throws IOException {
    if (mine.isSynced()) {
      mine.finish(true);
      other.finish(true);
      return;
    }
    Future<Void> there =
        FileThreads.submit(
            () -> {
              other.finish(true);
              return null;
            });
    IOException failure = null;
    try {
      mine.finish(true);
    } catch (IOException e) {
      failure = e;
    }
    try {
      FileThreads.result(there);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
    }
    if (failure != null) {
      throw failure;
    }
  }
}
