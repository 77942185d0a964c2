// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static io.dase.cache.store.Values.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.Variant;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CollectorTest extends LimitedStore {
  @Test
  void temporaryFilesGoAfterTheirGraceAndNotBefore() throws IOException {
    store.put(key(1), large(1));
    Path young = Files.write(root.resolve(".store/blobs/.t-" + "0".repeat(32)), new byte[9]);
    Path old = Files.write(root.resolve("source_maps/.t-" + "1".repeat(32)), new byte[9]);
    Path lease = Files.createDirectories(root.resolve(".store/leases")).resolve(".t-x");
    Files.write(lease, new byte[9]);
    age(old);
    age(lease);

    Eviction collected = store.limits().collect(StoreLimits.GRACE, false);

    assertThat(collected.removed())
        .extracting(Removal::kind)
        .containsOnly(Removal.Kind.TEMPORARY)
        .hasSize(2);
    assertThat(young).exists();
    assertThat(old).doesNotExist();
    assertThat(lease).doesNotExist();
    assertThat(store.get(key(1)).isHit()).isTrue();
  }

  @Test
  void whatWasDeletedLosesItsRecordsAndItsBlob() throws IOException {
    store.put(key(1), large(1));
    store.delete(key(1), Variant.NONE);
    StoreFiles.records(root).forEach(CollectorTest::age);
    StoreFiles.blobs(root).forEach(CollectorTest::age);

    Eviction told = store.limits().collect(StoreLimits.GRACE, true);
    assertThat(StoreFiles.blobs(root)).hasSize(1);
    Eviction done = store.limits().collect(StoreLimits.GRACE, false);

    assertThat(told.removed()).isEqualTo(done.removed()).hasSize(2);
    assertThat(StoreFiles.blobs(root)).isEmpty();
    assertThat(StoreFiles.records(root).stream().filter(f -> f.toString().endsWith("2.json")))
        .hasSize(1);
    assertThat(store.health().validate()).isEmpty();
  }

  @Test
  void aBlobThatNoRecordNamesGoes() throws IOException {
    store.put(key(1), large(1));
    store.put(key(2), large(2));
    Files.delete(StoreFiles.records(root).get(0));
    StoreFiles.blobs(root).forEach(CollectorTest::age);

    Eviction collected = store.limits().collect(StoreLimits.GRACE, false);

    assertThat(collected.removed())
        .singleElement()
        .extracting(Removal::kind)
        .isEqualTo(Removal.Kind.BLOB);
    assertThat(StoreFiles.blobs(root)).hasSize(1);
    store.limits().collect(Duration.ZERO, false);
    assertThat(store.health().validate()).isEmpty();
  }

  @Test
  void oldVersionsBeyondThoseKeptGo() throws IOException {
    for (int i = 0; i < 5; i++) {
      store.put(KEY, value("version " + i));
    }
    limit("{'keep_versions':2}");

    store.limits().collect(StoreLimits.GRACE, false);
    assertThat(StoreFiles.records(root).stream().filter(f -> f.toString().endsWith(".json")))
        .hasSize(5);
    store.limits().collect(Duration.ZERO, false);

    assertThat(StoreFiles.records(root).stream().filter(f -> f.toString().endsWith(".json")))
        .hasSize(2);
    assertThat(StoreFiles.blobs(root)).hasSize(2);
    assertThat(store.get(KEY).entry().orElseThrow().record().generation()).isEqualTo(5);
    assertThat(store.health().validate()).isEmpty();
  }

  @Test
  void aStoreInUseLosesNothing() throws IOException {
    for (int i = 0; i < 10; i++) {
      store.put(key(i), large(i));
    }

    assertThat(store.limits().collect(Duration.ZERO, false).removed()).isEmpty();
    assertThat(store.list().count()).isEqualTo(10);
  }

  private static void age(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
