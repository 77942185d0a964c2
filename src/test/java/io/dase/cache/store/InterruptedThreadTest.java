// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Variant;
import io.dase.cache.testing.StoreFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedThreadTest {
  private static final CacheKey KEY = new CacheKey(Category.SOURCE_MAPS, "map_1");

  @TempDir Path root;
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(root, StoreOptions.defaults().withWarn(warnings::add));
    store.put(KEY, NewEntry.of(new byte[] {1}, "bin"));
  }

  @AfterEach
  void close() {
    Thread.interrupted();
    store.close();
  }

  @Test
  void aLookUpInAnInterruptedThreadIsServed() throws Exception {
    Thread.currentThread().interrupt();

    assertThat(store.get(KEY).isHit()).isTrue();
    assertThat(store.getFile(KEY, Variant.NONE, 0).isHit()).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(warnings).isEmpty();
  }

  @Test
  void aPutInAnInterruptedThreadIsSkippedAndLeavesNothing() {
    List<Path> before = StoreFiles.files(root);
    Thread.currentThread().interrupt();

    PutOutcome outcome = store.put(KEY, NewEntry.of(new byte[] {2}, "bin"));

    assertThat(outcome.isStored()).isFalse();
    assertThat(outcome.detail()).contains("the thread was interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(StoreFiles.files(root)).isEqualTo(before);
    assertThat(store.get(KEY).entry().orElseThrow().bytes()).containsExactly(1);
  }
}
