// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.store.UsageHistory.Sample;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageHistoryTest {
  private static final long DAY_MS = 86_400_000;

  @TempDir private Path root;

  @Test
  void samplesComeBackOldestFirst() {
    UsageHistory history = ofAStore();

    history.add(day(1));
    history.add(day(2));

    assertThat(new UsageHistory(root).samples()).containsExactly(day(1), day(2));
  }

  @Test
  void whereThereIsNoStoreNothingIsMade() {
    new UsageHistory(root).add(day(1));

    assertThat(root).isEmptyDirectory();
  }

  @Test
  void aSecondSampleOfOneHourReplacesTheFirst() {
    UsageHistory history = ofAStore();
    Sample soon = new Sample(DAY_MS + 60_000, 9, 9, 9, 9);

    history.add(day(1));
    history.add(soon);

    assertThat(history.samples()).containsExactly(soon);
  }

  @Test
  void itStaysBoundedAndKeepsTheFirstAndTheLast() {
    UsageHistory history = ofAStore();

    for (int i = 1; i <= 2 * UsageHistory.MAX_SAMPLES; i++) {
      history.add(day(i));
    }

    List<Sample> samples = history.samples();
    assertThat(samples).hasSizeLessThanOrEqualTo(UsageHistory.MAX_SAMPLES).hasSizeGreaterThan(200);
    assertThat(samples.get(0)).isEqualTo(day(1));
    assertThat(samples.get(samples.size() - 1)).isEqualTo(day(2 * UsageHistory.MAX_SAMPLES));
    assertThat(samples).isSortedAccordingTo((a, b) -> Long.compare(a.atMs(), b.atMs()));
  }

  @Test
  void aDamagedLineIsLeftOut() throws IOException {
    UsageHistory history = ofAStore();
    history.add(day(1));
    history.add(day(2));
    Path file = root.resolve(".store").resolve("history.jsonl");
    String lines = Files.readString(file);
    StoreFiles.overwrite(
        file,
        ("{\"at_ms\":\n" + lines.substring(lines.indexOf('\n') + 1))
            .getBytes(StandardCharsets.UTF_8));

    assertThat(history.samples()).containsExactly(day(2));
    history.add(day(3));
    assertThat(history.samples()).containsExactly(day(2), day(3));
  }

  private UsageHistory ofAStore() {
    try (Store store = Store.open(root)) {
      store.put(CacheKey.of("trials", "key"), NewEntry.of(new byte[] {1}, "bin"));
    }
    return new UsageHistory(root);
  }

  private static Sample day(int day) {
    return new Sample(day * DAY_MS, day, 10L * day, 2L * day, day);
  }
}
