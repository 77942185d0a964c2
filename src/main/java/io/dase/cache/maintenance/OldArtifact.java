// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.IncompatibleDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A value that follows from its key alone. What the file holds is compared with that, and the store
 * gets what this library computes.
 */
record OldArtifact(CacheManager manager, ArtifactKey artifact, Path file) implements OldFile {
  private static final long MAX_BYTES = 1L << 30;

  @Override
  public CacheKey key() {
    return artifact.key();
  }

  @Override
  public void check() throws IOException {
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new IncompatibleDataException(
          "found " + size + " bytes, expected at most " + MAX_BYTES);
    }
    String name = file.getFileName().toString();
    artifact
        .content()
        .check(
            ByteBuffer.wrap(Files.readAllBytes(file)), name.substring(name.lastIndexOf('.') + 1));
  }

  @Override
  public boolean store() {
    artifact.maker().accept(manager);
    return manager.exists(key().category().name(), key().key());
  }
}
