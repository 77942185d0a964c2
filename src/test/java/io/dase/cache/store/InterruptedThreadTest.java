// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.Variant;
import io.dase.cache.testing.StoreFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InterruptedThreadTest extends OpenStore {

  @BeforeEach
  void put() {
    store.put(KEY, NewEntry.of(new byte[] {1}, "bin"));
  }

  @AfterEach
  void clearTheInterrupt() {
    Thread.interrupted();
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
