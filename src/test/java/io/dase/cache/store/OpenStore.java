// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests on a store that is new for each of them and closed after it. */
abstract class OpenStore {
  static final CacheKey KEY = new CacheKey(Category.SOURCE_MAPS, "map_1");

  @TempDir Path root;
  final List<String> warnings = new CopyOnWriteArrayList<>();
  Store store;

  @BeforeEach
  final void openStore() {
    store = Store.open(root, StoreOptions.defaults().withWarn(warnings::add));
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }
}
