// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvictCommandTest {
  @TempDir private Path root;

  @BeforeEach
  void fill() {
    try (CacheManager manager = new CacheManager(root)) {
      manager.save("trials", "one", new byte[50_000]);
      manager.save("trials", "two", new byte[60_000]);
    }
  }

  @Test
  void withoutLimitsAndConditionsNothingGoes() {
    CliRun run = CliRun.of(root, "evict");

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("evicted 0 entries, 0 B;").contains("no limit is set");
  }

  @Test
  void whatWasEvictedIsExplained() {
    assertThat(CliRun.of(root, "evict", "trials", "one").out())
        .contains("entry trials/one", "evicted 1 entry");

    CliRun why = CliRun.of(root, "why", "trials", "one");
    assertThat(why.code()).isEqualTo(1);
    assertThat(why.out()).contains("trials/one: EVICTED", "raise the cache's size limit");
    assertThat(CliRun.of(root, "why", "trials", "two").code()).isZero();
  }

  @Test
  void aDryRunSaysWhatWouldGoAndKeepsIt() {
    CliRun run = CliRun.of(root, "evict", "--to-mb", "0", "--dry-run");

    assertThat(run.out()).contains("trials/one", "trials/two", "would evict 2 entries");
    assertThat(CliRun.of(root, "ls").out()).contains("Total: 2 entries");
  }

  @Test
  void aPinKeepsAnEntryUntilItIsTakenAway() {
    assertThat(CliRun.of(root, "pin", "trials", "one").code()).isZero();
    assertThat(CliRun.of(root, "pins").out()).isEqualTo("trials/one\n");
    assertThat(CliRun.of(root, "info", "trials", "one").out()).contains("never: it is pinned");

    assertThat(CliRun.of(root, "evict", "--to-mb", "0").out()).contains("evicted 1 entry");
    assertThat(CliRun.of(root, "why", "trials", "one").code()).isZero();
    assertThat(CliRun.of(root, "unpin", "trials", "one").code()).isZero();
    assertThat(CliRun.of(root, "unpin", "trials", "one").code()).isEqualTo(1);
    assertThat(CliRun.of(root, "evict", "--to-mb", "0").out()).contains("evicted 1 entry");
  }

  @Test
  void limitsAndHowFullTheStoreIsAreShown() throws IOException {
    Files.writeString(
        root.resolve("cache.json"),
        "{\"max_size_mb\":1,\"categories\":{\"trials\":{\"max_entries\":5}}}");

    assertThat(CliRun.of(root, "stats").out())
        .contains("On disk: ", " of 1.0 MB (", "trials: 2 of 5 entries");
    assertThat(CliRun.of(root, "stats", "--json").out()).contains("\"limit_bytes\" : 1048576");
  }

  @Test
  void aNegativeSizeIsRefused() {
    assertThat(CliRun.of(root, "evict", "--to-mb", "-1").code()).isEqualTo(2);
  }
}
