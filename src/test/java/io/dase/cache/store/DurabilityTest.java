// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static io.dase.cache.store.Values.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.testing.StoreFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DurabilityTest {
  @TempDir Path root;

  @ParameterizedTest
  @EnumSource(Durability.class)
  void valuesComeBackWhateverTheDurability(Durability durability) {
    try (Store store = open(durability)) {
      assertThat(store.put(key(1), value("one"))).isEqualTo(PutOutcome.written(1));
      assertThat(store.get(key(1)).isHit()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void manyValuesPutTogetherComeBack(Durability durability) throws IOException {
    Map<CacheKey, NewEntry> values = new LinkedHashMap<>();
    for (int i = 0; i < 40; i++) {
      values.put(key(i), value("value " + i % 30));
    }
    try (Store store = open(durability)) {
      assertThat(store.putAll(values).values()).allMatch(PutOutcome.written(1)::equals);
      assertThat(store.putAll(values).values()).allMatch(PutOutcome.present(1)::equals);
      for (int i = 0; i < 40; i++) {
        assertThat(store.get(key(i)).entry().orElseThrow().bytes())
            .isEqualTo(("value " + i % 30).getBytes(StandardCharsets.UTF_8));
      }
    }
    try (Stream<Path> files = Files.walk(root)) {
      assertThat(files.filter(p -> p.getFileName().toString().startsWith(".t-"))).isEmpty();
    }
  }

  @Test
  void aBatchKeepsAStreamWhoseNumberAnotherWriterTook() {
    Map<CacheKey, NewEntry> values = new LinkedHashMap<>();
    try (Store store = open(Durability.BATCH)) {
      values.put(key(1), NewEntry.of(new ByteArrayInputStream(new byte[] {1, 2, 3}), "bin"));
      values.put(
          key(2),
          NewEntry.of(
              new ByteArrayInputStream(new byte[3]) {
                @Override
                public int read(byte[] bytes, int offset, int length) {
                  store.put(key(1), value("came between"));
                  return super.read(bytes, offset, length);
                }
              },
              "bin"));

      assertThat(store.putAll(values).get(key(1))).isEqualTo(PutOutcome.written(2));
      assertThat(store.get(key(1)).entry().orElseThrow().bytes()).containsExactly(1, 2, 3);
    }
  }

  @Test
  void aStreamCanBePutOnce() {
    NewEntry value = NewEntry.of(new ByteArrayInputStream(new byte[] {1}), "bin");
    try (Store store = open(Durability.FILE)) {
      store.put(key(1), value);

      assertThatThrownBy(() -> store.put(key(2), value))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("earlier put");
      assertThat(store.exists(key(2))).isFalse();
    }
  }

  @Test
  void aBatchTakesStreamsAndFiles() throws IOException {
    Path file = Files.writeString(root.resolve("model"), "weights");
    Map<CacheKey, NewEntry> values = new LinkedHashMap<>();
    values.put(key(1), NewEntry.of(file, "bin"));
    values.put(key(2), NewEntry.of(new ByteArrayInputStream(new byte[3]), "bin"));

    try (Store store = open(Durability.BATCH)) {
      assertThat(store.putAll(values).values()).allMatch(PutOutcome::isWritten);
      assertThat(store.get(key(1)).entry().orElseThrow().file()).hasContent("weights");
    }
    assertThat(StoreFiles.blobs(root)).hasSize(2);
  }

  private Store open(Durability durability) {
    return Store.open(root, StoreOptions.defaults().withDurability(durability));
  }

  private static CacheKey key(int i) {
    return new CacheKey(Category.SOURCE_MAPS, "map_" + i);
  }
}
