// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.MissReason;
import io.dase.cache.testing.NativeProgram;
import io.dase.cache.testing.Processes.Outcome;
import io.dase.cache.testing.SmallDisk;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store on a disk that is full or read-only. */
class SmallDiskTest {
  private static final int LARGE = 1 << 18;

  @TempDir Path folder;
  private SmallDisk disk;
  private Path root;
  private Store store;
  private final List<String> warnings = new ArrayList<>();
  private final Map<CacheKey, byte[]> stored = new LinkedHashMap<>();
  private final List<CacheKey> skipped = new ArrayList<>();

  @BeforeEach
  void mount() throws IOException {
    disk = SmallDisk.in(folder);
    root = disk.path().resolve("cache");
    store = Store.open(root, StoreOptions.defaults().withWarn(warnings::add));
  }

  @AfterEach
  void unmount() {
    if (store != null) {
      store.close();
    }
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void onAFullDiskPutsAreSkippedWithOneWarningAndGetsGoOn() {
    fill();

    assertThat(warnings.stream().filter(text -> text.contains("puts are skipped"))).hasSize(1);
    assertThat(warnings).doesNotHaveDuplicates();
    assertThatStoredIsThereOnce();
  }

  @Test
  void aPutThatWasSkippedLeavesNothingBehind() {
    fill();

    for (CacheKey key : skipped) {
      assertThat(store.get(key).reason()).contains(MissReason.COLD);
    }
    assertThat(StoreFiles.files(root))
        .noneMatch(file -> file.getFileName().toString().startsWith(".t-"));
    assertThat(store.health().validate()).noneMatch(Finding::isBad);
  }

  @Test
  void onceThereIsSpaceAgainPutsGoOn() throws IOException {
    Path ballast = Files.write(disk.path().resolve("ballast"), new byte[LARGE]);
    fill();
    Files.delete(ballast);

    CacheKey again = skipped.get(skipped.size() - 1);
    assertThat(put(again, new byte[] {1}).isWritten()).isTrue();
    assertThatStoredIsThereOnce();
  }

  @Test
  void onAFullDiskComputingGoesOnInBothLanguages() {
    fill();
    try (CacheManager cache = new CacheManager(root)) {
      double[] computed = {2};
      assertThat(cache.computeIfAbsent("source_maps", "computed", double[].class, () -> computed))
          .containsExactly(2);
    }

    Outcome engine =
        NativeProgram.ENGINE.run("run", "--grid", "16x16", "--steps", "8", "--root", root);
    assertThat(engine.succeeded().stdout()).contains("planned");
    assertThat(engine.stderr().lines().filter(line -> line.contains("cannot be written")))
        .hasSize(1);
  }

  @Test
  void aReadOnlyDiskServesReadsAndSkipsPutsWithOneWarning() {
    assertThat(put(key(0), new byte[] {1}).isStored()).isTrue();
    disk.makeReadOnly();

    assertThat(put(key(1), new byte[] {2}).state()).isEqualTo(PutOutcome.State.SKIPPED);
    assertThat(put(key(2), new byte[] {3}).state()).isEqualTo(PutOutcome.State.SKIPPED);
    assertThat(warnings).hasSize(1);
    assertThatStoredIsThereOnce();
  }

  /** Large values until one is skipped, then small ones until ten are. */
  private void fill() {
    int i = 0;
    while (skipped.isEmpty()) {
      byte[] large = new byte[LARGE];
      Arrays.fill(large, (byte) i);
      put(key(i++), large);
    }
    while (skipped.size() < 11) {
      put(key(i), new byte[] {(byte) i, (byte) (i++ >> 8)});
    }
    assertThat(stored).isNotEmpty();
  }

  private PutOutcome put(CacheKey key, byte[] bytes) {
    PutOutcome outcome = store.put(key, NewEntry.of(bytes, "bin"));
    if (outcome.isStored()) {
      stored.put(key, bytes);
    } else {
      skipped.add(key);
    }
    return outcome;
  }

  private void assertThatStoredIsThereOnce() {
    stored.forEach(
        (key, bytes) -> {
          Entry entry = store.get(key).entry().orElseThrow();
          assertThat(entry.bytes()).isEqualTo(bytes);
          assertThat(entry.record().generation()).isEqualTo(1);
        });
    assertThat(StoreFiles.records(root)).hasSameSizeAs(stored.keySet());
  }

  private static CacheKey key(int i) {
    return new CacheKey(Category.SOURCE_MAPS, "map_" + i);
  }
}
