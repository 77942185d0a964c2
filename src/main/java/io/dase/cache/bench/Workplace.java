// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheOptions;
import io.dase.cache.maintenance.WorkFolder;
import io.dase.cache.store.Durability;
import io.dase.cache.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where one run works, and how long. Used by one thread.
 *
 * @param folder holds every store and file of the run
 * @param watch measures
 * @param engine the program {@code dase_engine}, where it is known
 */
record Workplace(WorkFolder folder, Stopwatch watch, Optional<Path> engine) {
  /** An empty store that keeps nothing in memory, so that every load reads files. */
  CacheManager store() throws IOException {
    return reopened(folder.next());
  }

  /** As {@link #reopened}; what is put is not synced, so that many entries are made soon. */
  static CacheManager unsynced(Path root) {
    StoreOptions options = StoreOptions.defaults().withDurability(Durability.NONE);
    return new CacheManager(
        root, CacheOptions.defaults().withMemoryBytes(0).withStore(options).withoutSystemRoot());
  }

  static CacheManager reopened(Path root) {
    return new CacheManager(root, CacheOptions.defaults().withMemoryBytes(0).withoutSystemRoot());
  }

  /** As {@link #reopened}, with a memory tier. */
  static CacheManager held(Path root) {
    return new CacheManager(root, CacheOptions.defaults().withoutSystemRoot());
  }
}
