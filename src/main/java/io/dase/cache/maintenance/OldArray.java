// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import java.io.IOException;
import java.nio.file.Path;

/** An array under a digest, which tells nothing of its numbers: kept as it is. */
record OldArray(CacheManager manager, CacheKey key, Path file) implements OldFile {
  @Override
  public void check() throws IOException {
    ContentCheck.checkArray(file);
  }

  @Override
  public boolean store() {
    return manager.saveFile(key.category().name(), key.key(), file);
  }
}
