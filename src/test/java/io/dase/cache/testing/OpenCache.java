// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import io.dase.cache.CacheManager;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests on a cache that is new for each of them and closed after it. */
public abstract class OpenCache {
  /** Holds the root; what a test makes beside it goes here too. */
  @TempDir protected Path folder;

  /** Not there yet when a test begins. */
  protected Path root;

  protected CacheManager cache;

  @BeforeEach
  final void openCache() {
    root = folder.resolve("cache");
    cache = new CacheManager(root);
  }

  @AfterEach
  final void closeCache() {
    cache.close();
  }
}
