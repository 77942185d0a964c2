// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.MissReason;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chains that lost their first records: what they keep in place of them, and how they are read. */
class PrunedChainTest extends OpenStore {
  @TempDir Path aside;

  @Test
  void aChainThatLostNothingHasNoMark() {
    put("1");
    put("2");

    assertThat(names()).hasSize(2).noneMatch(name -> name.endsWith(".pruned"));
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void pruningLeavesAnEmptyMarkBesideTheNewestRecords(Durability durability) throws IOException {
    prune(durability);

    assertThat(names())
        .hasSize(4)
        .last()
        .asString()
        .isEqualTo(names().get(0).substring(0, 49) + ".pruned");
    assertThat(StoreFiles.records(root).get(3)).isEmptyFile();
    assertThat(store.health().validate()).noneMatch(f -> f.path().toString().contains("/records/"));
  }

  @Test
  void aStrayFirstRecordDoesNotHideTheNewest() throws IOException {
    Path first = keepFirst();
    prune(Durability.FILE);
    Files.createLink(StoreFiles.records(root).get(0).resolveSibling(name(first)), first);

    assertThat(names().get(0)).isEqualTo(name(first));
    assertThat(fresh()).isEqualTo("6");
  }

  @Test
  void aPutAfterRecordsWereTakenAwayMarksTheChain() throws IOException {
    Path first = keepFirst();
    put("2");
    put("3");
    Path second = StoreFiles.records(root).get(1);
    Files.delete(second);
    put("4");

    assertThat(first).exists();
    assertThat(mark(second)).exists();
    assertThat(fresh()).isEqualTo("4");
  }

  @Test
  void aPutOfManyMarksSuchAChainToo() throws IOException {
    put("1");
    put("2");
    put("3");
    Path second = StoreFiles.records(root).get(1);
    Files.delete(second);
    try (Store batch = Store.open(root, options(Durability.BATCH))) {
      batch.putAll(Map.of(KEY, value("4")));
    }

    assertThat(fresh()).isEqualTo("4");
  }

  @Test
  void aCorruptFirstRecordIsNamedSo() {
    put("1");
    StoreFiles.overwrite(StoreFiles.records(root).get(0), new byte[] {1});

    try (Store other = Store.open(root)) {
      assertThat(other.get(KEY).reason()).contains(MissReason.CORRUPT);
    }
  }

  private Path keepFirst() throws IOException {
    put("1");
    Path record = StoreFiles.records(root).get(0);
    return Files.createLink(aside.resolve(name(record)), record);
  }

  private void prune(Durability durability) {
    Faults atOnce = new Faults(false, false, false, 0);
    try (Store other = Store.open(root, options(durability), Environment.system().with(atOnce))) {
      for (int i = 1; i <= 6; i++) {
        other.put(KEY, value(Integer.toString(i)));
      }
    }
  }

  private void put(String content) {
    store.put(KEY, value(content));
  }

  private String fresh() {
    try (Store other = Store.open(root)) {
      Entry entry = other.get(KEY).entry().orElseThrow();
      return StandardCharsets.UTF_8.decode(entry.content()).toString();
    }
  }

  private List<String> names() {
    return StoreFiles.records(root).stream().map(PrunedChainTest::name).toList();
  }

  private static Path mark(Path record) {
    return record.resolveSibling(name(record).substring(0, 49) + ".pruned");
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static StoreOptions options(Durability durability) {
    return StoreOptions.defaults().withDurability(durability);
  }

  private static NewEntry value(String content) {
    return NewEntry.of(content.getBytes(StandardCharsets.UTF_8), "bin");
  }
}
