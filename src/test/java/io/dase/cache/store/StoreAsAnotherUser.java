// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads, writes and probes one key of a store, and tells in one line how that went. */
final class StoreAsAnotherUser {
  private StoreAsAnotherUser() {}

  /**
   * @param args the root
   */
  public static void main(String[] args) {
    CacheKey key = new CacheKey(Category.SOURCE_MAPS, "map_1");
    List<String> warnings = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    StoreOptions options = StoreOptions.defaults().withWarn(warnings::add);
    try (Store store = Store.open(Path.of(args[0]), options)) {
      Lookup lookup = store.get(key);
      line.append("get ")
          .append(
              lookup
                  .entry()
                  .map(entry -> new String(entry.bytes(), StandardCharsets.UTF_8))
                  .orElseGet(() -> lookup.reason().orElseThrow().name()));
      NewEntry value = NewEntry.of("y".getBytes(StandardCharsets.UTF_8), "bin");
      line.append(", put ").append(store.put(key, value).state());
      line.append(", ").append(warnings.size()).append(" warnings");
      line.append(", exists ").append(store.exists(key));
    }
    System.out.println(line);
  }
}
