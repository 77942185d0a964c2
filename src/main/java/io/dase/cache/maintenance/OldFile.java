// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.core.CacheKey;
import java.io.IOException;
import java.nio.file.Path;

/** A file of an older cache, whose name parses as a key of this one. Used by one thread. */
interface OldFile {
  /** The key that its name stands for. */
  CacheKey key();

  Path file();

  /**
   * Whether it holds what the key says.
   *
   * @throws io.dase.cache.core.CacheException telling what it holds, and what was expected
   * @throws IllegalArgumentException likewise
   */
  void check() throws IOException;

  /** Stores what it holds; whether the store has it now. */
  boolean store();

  /** Whether the store, which serves the key, needs nothing of it. */
  default boolean isNeedless(boolean present) {
    return present;
  }
}
