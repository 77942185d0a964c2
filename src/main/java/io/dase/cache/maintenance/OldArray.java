// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Arrays under a digest, which tells nothing of what they hold: kept as they are. */
record OldArray(CacheManager manager, CacheKey key, Path file) implements OldFile {
  @Override
  public void check() throws IOException {
    ContentCheck.run(extension(file), file);
  }

  @Override
  public boolean store() {
    return manager.saveFile(key.category().name(), key.key(), file);
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
