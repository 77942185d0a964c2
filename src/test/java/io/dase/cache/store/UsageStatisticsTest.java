// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static io.dase.cache.store.Values.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
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

class UsageStatisticsTest {
  private static final CacheKey KEY = new CacheKey(Category.SOURCE_MAPS, "map_1");

  @TempDir Path root;

  @Test
  void usesOfAllProcessesAddUp() {
    use(3);
    use(4);

    try (Store store = Store.open(root)) {
      assertThat(store.usage().totals().use(KEY).hits()).isEqualTo(7);
      store.get(KEY);
      assertThat(store.usage().totals().use(KEY).hits()).isEqualTo(8);
      assertThat(store.usage().totals().use(KEY).hits()).isEqualTo(8);
    }
  }

  @Test
  void readsWriteNothingBeforeTheInterval() {
    try (Store store = Store.open(root)) {
      store.put(KEY, value("x"));
      List<Path> before = StoreFiles.files(root);
      store.get(KEY);
      store.get(KEY);

      assertThat(StoreFiles.files(root)).isEqualTo(before);
    }
  }

  @Test
  void missesAreCountedByReason() {
    try (Store store = Store.open(root)) {
      store.get(KEY);
      store.put(KEY, value("x"));
      store.get(new CacheKey(Category.SOURCE_MAPS, "absent"));

      assertThat(store.usage().totals().misses())
          .isEqualTo(Map.of(Category.SOURCE_MAPS, Map.of(MissReason.COLD, 2L)));
    }
  }

  @Test
  void planningTimesOfProcessesThatPlanAddUp() throws IOException {
    use(1);
    planned("a", 5, 7);
    planned("b", 10, 20);

    try (Store store = Store.open(root)) {
      assertThat(store.usage().totals().planningSpentNs()).isEqualTo(15);
      assertThat(store.usage().totals().planningSavedNs()).isEqualTo(27);
    }
  }

  @Test
  void manyClosedProcessesAreFoldedIntoOneFile() {
    for (int i = 0; i < UsageFolder.MAX_CLOSED + 1; i++) {
      use(1);
    }
    assertThat(statistics()).hasSize(UsageFolder.MAX_CLOSED + 1);

    use(1);

    assertThat(statistics()).hasSize(1);
    try (Store store = Store.open(root)) {
      assertThat(store.usage().totals().use(KEY).hits()).isEqualTo(UsageFolder.MAX_CLOSED + 2);
    }
  }

  @Test
  void aFoldThatWasCutShortIsNeitherLostNorCountedTwice() throws IOException {
    use(5);
    Path file = statistics().get(0);
    String old = file.getFileName().toString().substring(0, 32);
    String folder = "f".repeat(32);
    Path fold = file.resolveSibling(folder + "." + old + ".fold");
    Files.move(file, fold);
    try (Store store = Store.open(root)) {
      assertThat(store.usage().totals().use(KEY).hits()).isEqualTo(5);

      UsageTotals sum = UsageFile.decode(Files.readAllBytes(fold)).totals();
      Files.write(
          file.resolveSibling(folder + ".json"), new UsageFile(true, sum, List.of(old)).encode());
      assertThat(store.usage().totals().use(KEY).hits()).isEqualTo(5);
    }
  }

  @Test
  void plansThatWereNotFoundSurviveWhenFilesAreAddedUp() {
    UsageTotals one =
        new UsageTotals(Map.of(), Map.of(), Map.of("a", 2L, "b", Long.MAX_VALUE), 0, 0);
    byte[] written = new UsageFile(true, one, List.of()).encode();

    UsageTotals sum = UsageFile.decode(written).totals().plus(one);

    assertThat(sum.planMisses()).isEqualTo(Map.of("a", 4L, "b", Long.MAX_VALUE));
  }

  @Test
  void aFileThatDoesNotParseIsLeftOut() throws IOException {
    use(5);
    Files.writeString(root.resolve(".store/stats/" + "a".repeat(32) + ".json"), "{");

    try (Store store = Store.open(root)) {
      assertThat(store.usage().totals().use(KEY).hits()).isEqualTo(5);
    }
  }

  @Test
  void theFileIsTheOneOfTheSpecification() {
    UsageTotals totals =
        new UsageTotals(
            Map.of(KEY, new UsageTotals.Use(12, 1767225600000L)),
            Map.of(Category.SOURCE_MAPS, Map.of(MissReason.COLD, 3L)),
            Map.of("fft_1d_8/forward/out/1/measure", 2L),
            0,
            0);

    assertThat(new String(new UsageFile(false, totals, List.of()).encode(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"closed\":0,\"entries\":{\"source_maps\":{\"map_1\":{\"hits\":12,"
                + "\"last_ms\":1767225600000}}},\"misses\":{\"source_maps\":{\"COLD\":3}},"
                + "\"plan_misses\":{\"fft_1d_8/forward/out/1/measure\":2},"
                + "\"planning\":{\"saved_ns\":0,\"spent_ns\":0}}\n");
  }

  private void use(int times) {
    try (Store store = Store.open(root, StoreOptions.defaults().withDurability(Durability.NONE))) {
      store.put(KEY, value("x"));
      for (int i = 0; i < times; i++) {
        store.get(KEY);
      }
    }
  }

  private void planned(String process, long spentNs, long savedNs) throws IOException {
    UsageTotals totals = new UsageTotals(Map.of(), Map.of(), Map.of(), spentNs, savedNs);
    Files.write(
        root.resolve(".store/stats/" + process.repeat(32) + ".json"),
        new UsageFile(false, totals, List.of()).encode());
  }

  private List<Path> statistics() {
    return StoreFiles.files(root.resolve(".store/stats"));
  }
}
