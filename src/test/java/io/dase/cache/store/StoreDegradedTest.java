// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static io.dase.cache.store.Values.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.MissReason;
import io.dase.cache.core.Variant;
import io.dase.cache.testing.AnotherUser;
import io.dase.cache.testing.ChildJvm;
import io.dase.cache.testing.Processes;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreDegradedTest {
  private static final CacheKey KEY = new CacheKey(Category.SOURCE_MAPS, "map_1");

  @TempDir Path folder;
  @TempDir Path programs;
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  @Test
  void aFileInPlaceOfTheRootSkipsPutsWithOneWarning() throws IOException {
    Path root = Files.writeString(folder.resolve("root"), "a file");
    try (Store store = open(root)) {
      assertThat(store.put(KEY, value("x")).state()).isEqualTo(PutOutcome.State.SKIPPED);
      assertThat(store.put(KEY, value("y")).state()).isEqualTo(PutOutcome.State.SKIPPED);

      assertThat(warnings).hasSize(1);
      assertThat(warnings.get(0)).contains("puts are skipped").contains("another root");
      assertThat(store.list()).isEmpty();
      assertThat(store.exists(KEY)).isFalse();
    }
  }

  @Test
  void readsUnderAFileInPlaceOfTheRootMissWithIo() throws IOException {
    Path root = Files.writeString(folder.resolve("root"), "a file");
    try (Store store = open(root)) {
      assertThat(store.get(KEY).reason()).contains(MissReason.IO);
    }
  }

  @Test
  void aStoreOfAHigherMajorVersionIsLeftAlone() throws IOException {
    Path marker = Files.createDirectories(folder.resolve(".store")).resolve("STORE");
    Files.writeString(
        marker, "{\"format\":\"dase-store\",\"major\":2,\"minor\":0}\n", StandardCharsets.UTF_8);
    try (Store store = open(folder)) {
      assertThat(store.put(KEY, value("x")).isStored()).isFalse();
      assertThat(store.get(KEY).reason()).contains(MissReason.SCHEMA);
      assertThat(store.health().validate()).hasSize(1);
    }

    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("major version 2").contains("newer dase-cache");
    assertThat(StoreFiles.files(folder)).containsExactly(marker);
  }

  @Test
  void aFolderOfAnotherFormatIsLeftAlone() throws IOException {
    Path marker = Files.createDirectories(folder.resolve(".store")).resolve("STORE");
    Files.writeString(marker, "something else");
    try (Store store = open(folder)) {
      assertThat(store.put(KEY, value("x")).isStored()).isFalse();
    }

    assertThat(marker).hasContent("something else");
  }

  @Test
  void aCloseAndAReadBesideAnUnusableStatisticsFolderDoNotFail() throws IOException {
    Path store = Files.createDirectories(folder.resolve(".store"));
    Files.writeString(store.resolve("stats"), "a file");
    try (Store opened = open(folder)) {
      opened.put(KEY, value("x"));
      opened.get(KEY);

      assertThat(opened.usage().totals()).isEqualTo(UsageTotals.NONE);
    }

    assertThat(warnings).isNotEmpty();
  }

  @Test
  void anotherUserReadsAFolderThatItCannotWrite() throws Exception {
    AnotherUser.assumePossible();
    shareAValue();

    assertThat(runAsNobody()).isEqualTo("get x, put SKIPPED, 1 warnings, exists true");
  }

  @Test
  void anotherUserMissesInAFolderThatItCannotRead() throws Exception {
    AnotherUser.assumePossible();
    shareAValue();
    Files.setPosixFilePermissions(
        folder.resolve(".store/records"), PosixFilePermissions.fromString("rwx------"));

    assertThat(runAsNobody()).isEqualTo("get IO, put SKIPPED, 1 warnings, exists false");
  }

  @Test
  void anotherUserRefreshesASharedBlobThatIsNotItsOwn() throws Exception {
    AnotherUser.assumePossible();
    try (Store store = open(folder)) {
      store.put(KEY, value("y"));
      store.delete(KEY, Variant.NONE);
      store.put(KEY, value("x"));
    }
    for (Path blob : StoreFiles.blobs(folder)) {
      Files.setLastModifiedTime(blob, FileTime.fromMillis(0));
    }
    allowOthersToReach(folder);
    Processes.run(List.of("chmod", "-R", "a+rwX", folder.toString())).succeeded();

    assertThat(runAsNobody()).isEqualTo("get x, put WRITTEN, 0 warnings, exists true");
  }

  private Store open(Path root) {
    return Store.open(root, StoreOptions.defaults().withWarn(warnings::add));
  }

  /** Reads {@code x}, then puts {@code y}, as a user without rights. */
  private String runAsNobody() throws IOException {
    return AnotherUser.run(ChildJvm.of(StoreAsAnotherUser.class), programs, folder).strip();
  }

  private void shareAValue() throws IOException {
    try (Store store = open(folder)) {
      store.put(KEY, value("x"));
    }
    allowOthersToReach(folder);
  }

  private static void allowOthersToReach(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
