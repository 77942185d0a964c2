// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.models.ModelFile;
import io.dase.cache.models.ModelStore;
import java.nio.file.Path;

/** A model of an older cache, which goes through {@link ModelStore}. */
record OldModel(CacheManager manager, CacheKey key, Path file) implements OldFile {
  OldModel(CacheManager manager, String name, Path file) {
    this(manager, new CacheKey(Category.SURROGATES, name), file);
  }

  @Override
  public void check() {
    ModelFile.of(file);
  }

  @Override
  public boolean store() {
    try (ModelStore models = new ModelStore(manager)) {
      return models.register(key.key(), file);
    }
  }
}
