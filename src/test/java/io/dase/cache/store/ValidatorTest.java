// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidatorTest extends OpenStore {

  @BeforeEach
  void fill() {
    store.put(KEY, NewEntry.of("value".getBytes(StandardCharsets.UTF_8), "bin"));
  }

  @Test
  void aWholeStoreHasNoFindings() {
    assertThat(store.health().validate()).isEmpty();
  }

  @Test
  void anEmptyRootHasNoFindings(@TempDir Path empty) {
    try (Store other = Store.open(empty)) {
      assertThat(other.health().validate()).isEmpty();
    }
  }

  @Test
  void aBlobWithAnotherDigestIsBad() {
    Path blob = StoreFiles.blobs(root).get(0);
    StoreFiles.overwrite(blob, "valuE".getBytes(StandardCharsets.UTF_8));

    assertThat(store.health().validate())
        .singleElement()
        .matches(Finding::isBad)
        .matches(f -> f.path().equals(blob))
        .matches(f -> f.expected().contains(blob.getFileName().toString().substring(0, 64)));
  }

  @Test
  void aRecordThatFailsItsChecksumIsBad() {
    Path record = StoreFiles.records(root).get(0);
    StoreFiles.overwrite(record, "{}".getBytes(StandardCharsets.UTF_8));

    assertThat(store.health().validate()).anyMatch(f -> f.isBad() && f.path().equals(record));
  }

  @Test
  void aRecordWithoutItsBlobIsBadAndSoIsItsHead() throws IOException {
    Files.delete(StoreFiles.blobs(root).get(0));

    assertThat(store.health().validate()).hasSize(2).allMatch(Finding::isBad);
  }

  @Test
  void aBlobThatNoRecordNamesIsNoted() throws IOException {
    Files.delete(StoreFiles.records(root).get(0));

    assertThat(store.health().validate()).singleElement().matches(f -> !f.isBad());
  }

  @Test
  void unmanagedFilesAreNoted() throws IOException {
    Path mine = Files.writeString(root.resolve("source_maps/notes.txt"), "mine");

    assertThat(store.health().validate())
        .singleElement()
        .matches(f -> !f.isBad())
        .matches(f -> f.path().equals(mine));
  }

  @Test
  void remainsOfKilledProcessesAreNoted() throws IOException {
    Path blobs = StoreFiles.blobs(root).get(0).getParent();
    Files.writeString(blobs.resolve(".t-" + "0".repeat(32)), "half");

    assertThat(store.health().validate()).singleElement().matches(f -> !f.isBad());
  }
}
