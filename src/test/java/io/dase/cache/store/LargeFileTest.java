// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Digests;
import io.dase.cache.core.Variant;
import io.dase.cache.testing.SmallDisk;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are copied while another thread digests them. */
class LargeFileTest {
  private static final CacheKey KEY = new CacheKey(Category.SURROGATES, "waves");

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  @AfterEach
  void clearTheInterrupt() {
    Thread.interrupted();
  }

  @ParameterizedTest
  @ValueSource(ints = {(1 << 20) - 1, 1 << 20, (1 << 22) + 1, 13_000_000})
  void aFileOfAnySizeIsStoredUnderTheDigestOfItsContent(int size) throws IOException {
    byte[] content = random(size);
    try (Store store = open(folder.resolve("cache"))) {
      store.put(KEY, NewEntry.of(Files.write(folder.resolve("model.pt"), content), "pt"));

      Entry entry = store.getFile(KEY, Variant.NONE, 0).entry().orElseThrow();
      assertThat(entry.record().sha256()).isEqualTo(Digests.sha256Hex(content));
      assertThat(entry.record().size()).isEqualTo(size);
      assertThat(entry.file()).hasBinaryContent(content);
    }
  }

  @Test
  void aFileThatIsStoredAgainTakesNoMoreRoom() throws IOException {
    Path file = Files.write(folder.resolve("model.pt"), random(1 << 20));
    Path root = folder.resolve("cache");
    try (Store store = open(root)) {
      store.put(KEY, NewEntry.of(file, "pt"));
      List<Path> before = StoreFiles.files(root);

      assertThat(store.put(KEY, NewEntry.of(file, "pt"))).isEqualTo(PutOutcome.present(1));
      assertThat(StoreFiles.files(root)).isEqualTo(before);
    }
  }

  @Test
  void aFileThatCannotBeReadIsTheCallersFault() throws IOException {
    Path missing = folder.resolve("missing.pt");
    try (Store store = open(folder.resolve("cache"))) {
      assertThatThrownBy(() -> store.put(KEY, NewEntry.of(missing, "pt")))
          .isInstanceOf(CacheIoException.class)
          .hasMessageContaining("missing.pt")
          .hasMessageContaining("check the file");
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void aPutInAnInterruptedThreadIsSkippedAndLeavesNothing() throws IOException {
    Path file = Files.write(folder.resolve("model.pt"), random(1 << 20));
    Path root = folder.resolve("cache");
    try (Store store = open(root)) {
      store.put(KEY, NewEntry.of(new byte[] {1}, "bin"));
      List<Path> before = StoreFiles.files(root);
      Thread.currentThread().interrupt();

      PutOutcome outcome = store.put(KEY, NewEntry.of(file, "pt"));

      assertThat(outcome.isStored()).isFalse();
      assertThat(outcome.detail()).contains("the thread was interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(StoreFiles.files(root)).isEqualTo(before);
    }
  }

  @Test
  void aPutBeyondTheDiskIsSkippedAndLeavesNothing() throws IOException {
    Path file = Files.write(folder.resolve("model.pt"), random(64 << 20));
    try (SmallDisk disk = SmallDisk.in(folder);
        Store store = open(disk.path().resolve("cache"))) {
      PutOutcome outcome = store.put(KEY, NewEntry.of(file, "pt"));

      assertThat(outcome.state()).isEqualTo(PutOutcome.State.SKIPPED);
      assertThat(warnings).hasSize(1).first().asString().contains("puts are skipped");
      assertThat(StoreFiles.files(disk.path()))
          .noneMatch(path -> path.getFileName().toString().startsWith(".t-"));
    }
  }

  @Test
  void aFileThatChangedSinceItWasCheckedIsCheckedAgain() throws IOException {
    try (Store store = open(folder.resolve("cache"))) {
      store.put(KEY, NewEntry.of(Files.write(folder.resolve("model.pt"), random(1 << 20)), "pt"));
      Path blob = store.getFile(KEY, Variant.NONE, 0).entry().orElseThrow().file();
      byte[] content = Files.readAllBytes(blob);
      content[1 << 19] ^= 1;
      StoreFiles.overwrite(blob, content);

      assertThat(store.getFile(KEY, Variant.NONE, 0).isHit()).isFalse();
    }
  }

  private Store open(Path root) {
    return Store.open(root, StoreOptions.defaults().withWarn(warnings::add));
  }

  private static byte[] random(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }
}
