// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static io.dase.cache.store.Values.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.MissReason;
import io.dase.cache.core.Variant;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreMissReasonsTest extends OpenStore {
  private static final CacheKey WISDOM = new CacheKey(Category.FFTW_WISDOM, "fft_1d_64");
  private static final Variant MINE = new Variant("1111111111111111", "build A", "machine 1");

  @Test
  void whatWasNeverStoredIsCold() {
    assertThat(store.get(KEY).reason()).contains(MissReason.COLD);
  }

  @Test
  void whatWasDeletedSaysSo() {
    store.put(KEY, value("x"));
    store.delete(KEY, Variant.NONE);

    assertThat(store.get(KEY).reason()).contains(MissReason.DELETED);
  }

  @Test
  void whatWasEvictedSaysSo() throws IOException {
    store.put(KEY, value("x"));
    commit(EntryState.EVICTED);

    assertThat(store.get(KEY).reason()).contains(MissReason.EVICTED);
  }

  @Test
  void whatHasExpiredSaysSo() {
    store.put(KEY, value("x").expiresMs(1));

    assertThat(store.get(KEY).reason()).contains(MissReason.EXPIRED);
  }

  @Test
  void anotherSchemaSaysSo() {
    store.put(KEY, value("x").schema(2));

    assertThat(store.get(KEY, Variant.NONE, 1).reason()).contains(MissReason.SCHEMA);
    assertThat(store.get(KEY, Variant.NONE, 2).isHit()).isTrue();
  }

  @Test
  void aBlobThatIsGoneIsCorrupt() throws IOException {
    store.put(KEY, value("x"));
    Files.delete(StoreFiles.blobs(root).get(0));

    assertThat(store.get(KEY).reason()).contains(MissReason.CORRUPT);
  }

  @Test
  void aBlobInTheTrashIsStillServed() throws IOException {
    store.put(KEY, value("x"));
    Path blob = StoreFiles.blobs(root).get(0);
    Path trash = Files.createDirectories(root.resolve(".store/trash"));
    Files.move(blob, trash.resolve(blob.getFileName()));

    assertThat(store.get(KEY).isHit()).isTrue();
  }

  @Test
  void theNewestObstacleNamesTheMiss() {
    store.put(KEY, value("x"));
    store.delete(KEY, Variant.NONE);
    store.put(KEY, value("y"));
    StoreFiles.overwrite(StoreFiles.records(root).get(2), new byte[] {'?'});

    assertThat(store.get(KEY).reason()).contains(MissReason.CORRUPT);
  }

  @Test
  void dataOfAnotherBuildIsIncompatible() {
    store.put(WISDOM, value("x"), new Variant("2222222222222222", "build B", "machine 1"));

    Lookup lookup = store.get(WISDOM, MINE, 0);
    assertThat(lookup.reason()).contains(MissReason.INCOMPATIBLE);
    assertThat(lookup.detail()).contains("build A").contains("build B");
  }

  @Test
  void dataOfTheSameBuildOnAnotherMachineIsNotIncompatible() {
    store.put(WISDOM, value("x"), new Variant("3333333333333333", "build A", "machine 2"));

    assertThat(store.get(WISDOM, MINE, 0).reason()).contains(MissReason.COLD);
    assertThat(store.variants(WISDOM)).hasSize(1);
  }

  @Test
  void variantsDoNotDisturbEachOther() {
    store.put(WISDOM, value("mine"), MINE);
    store.put(WISDOM, value("other"), new Variant("3333333333333333", "build A", "machine 2"));

    assertThat(store.get(WISDOM, MINE, 0).entry().orElseThrow().bytes())
        .isEqualTo("mine".getBytes(StandardCharsets.UTF_8));
    assertThat(store.list(Category.FFTW_WISDOM)).hasSize(2);
  }

  @Test
  void aStoreOfAHigherMajorVersionMissesWithSchema() throws IOException {
    store.put(KEY, value("x"));
    StoreFiles.overwrite(
        root.resolve(".store/STORE"),
        "{\"format\":\"dase-store\",\"major\":2,\"minor\":0}\n".getBytes(StandardCharsets.UTF_8));

    try (Store other = Store.open(root)) {
      assertThat(other.get(KEY).reason()).contains(MissReason.SCHEMA);
    }
  }

  @Test
  void existsFollowsEveryChange() throws IOException {
    assertThat(store.exists(KEY)).isFalse();
    store.put(KEY, value("x"));
    assertThat(store.exists(KEY)).isTrue();
    store.put(KEY, value("y"));
    assertThat(store.exists(KEY)).isTrue();
    store.delete(KEY, Variant.NONE);
    assertThat(store.exists(KEY)).isFalse();
    store.put(KEY, value("z"));
    assertThat(store.exists(KEY)).isTrue();
    commit(EntryState.EVICTED);
    assertThat(store.exists(KEY)).isFalse();
  }

  private void commit(EntryState state) throws IOException {
    Layout layout = new Layout(root);
    RecordFiles records = new RecordFiles(layout, Faults.NONE);
    Chain chain = Chain.list(layout, KEY.key32(), Variant.NONE.id());
    Record tombstone =
        new Record(
            KEY,
            Variant.NONE,
            chain.highest() + 1,
            chain.newestGood(records).digest(),
            state,
            "",
            0,
            "",
            0,
            0,
            0,
            1,
            "test",
            Map.of());
    try (RecordFiles.Prepared prepared = records.prepare(tombstone)) {
      prepared.file().finish(false);
      assertThat(prepared.commit(Durability.NONE)).isTrue();
    }
  }
}
