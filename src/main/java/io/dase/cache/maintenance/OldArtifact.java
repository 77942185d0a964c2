// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A value that follows from its key alone. What the file holds is compared with that, and the store
 * gets what this library computes.
 */
record OldArtifact(CacheManager manager, ArtifactKey artifact, Path file) implements OldFile {
  @Override
  public CacheKey key() {
    return artifact.key();
  }

  @Override
  public void check() throws IOException {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    artifact.content().check(ContentCheck.content(extension, file), extension);
  }

  @Override
  public boolean store() {
    artifact.maker().accept(manager);
    return manager.exists(key().category().name(), key().key());
  }
}
