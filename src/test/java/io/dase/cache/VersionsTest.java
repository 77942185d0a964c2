// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.store.EntryVersion;
import io.dase.cache.store.EntryVersion.Reason;
import io.dase.cache.testing.OpenCache;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** The versions of a key, and the way back. */
class VersionsTest extends OpenCache {
  @Test
  void aDeletionIsAVersionThatHoldsNothing() {
    save("a", "b", "c", "d");
    cache.delete("trials", "text");

    EntryVersion newest = cache.versions("trials", "text").get(0);
    assertThat(newest.record().generation()).isEqualTo(5);
    assertThat(newest.kept()).isEqualTo(Reason.NEWEST);
    assertThat(cache.versions("trials", "text"))
        .extracting(EntryVersion::restorable)
        .startsWith(false, true);
    assertThat(cache.versions("trials", "none")).isEmpty();
  }

  @Test
  void aVersionBeyondThoseThatAreKeptStaysWhileItIsYoung() throws IOException {
    save("a", "b", "c", "d");
    assertThat(cache.versions("trials", "text"))
        .extracting(EntryVersion::kept)
        .containsExactly(Reason.NEWEST, Reason.VERSION, Reason.VERSION, Reason.YOUNG);

    age();

    assertThat(cache.versions("trials", "text"))
        .extracting(EntryVersion::kept)
        .endsWith(Reason.DUE);
  }

  @Test
  void aRollbackIsANewGenerationWithTheOldValue() {
    save("a", "b");

    assertThat(cache.rollback("trials", "text", 1).generation()).isEqualTo(3);

    assertThat(cache.load("trials", "text", String.class)).contains("a");
    assertThat(cache.info("trials", "text").orElseThrow().generation()).isEqualTo(3);
  }

  @Test
  void aRollbackBringsADeletedValueBack() {
    save("a");
    cache.delete("trials", "text");

    assertThat(cache.rollback("trials", "text", 1).isWritten()).isTrue();

    assertThat(cache.load("trials", "text", String.class)).contains("a");
  }

  @Test
  void whatIsGoneCannotBeRolledBackTo() throws IOException {
    save("a", "b");
    for (Path blob : StoreFiles.blobs(root)) {
      if (!blob.equals(cache.path("trials", "text").orElseThrow())) {
        Files.delete(blob);
      }
    }

    assertThatThrownBy(() -> cache.rollback("trials", "text", 1))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("has lost its value");
    assertThatThrownBy(() -> cache.rollback("trials", "text", 7))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("dase-cache versions trials text");
    assertThat(cache.versions("trials", "text"))
        .extracting(EntryVersion::restorable)
        .containsExactly(true, false);
  }

  private void save(String... values) {
    for (String value : values) {
      assertThat(cache.save("trials", "text", value)).isTrue();
    }
  }

  private void age() throws IOException {
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
    for (Path record : StoreFiles.records(root)) {
      Files.setLastModifiedTime(record, old);
    }
  }
}
