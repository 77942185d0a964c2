// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.SaveOptions;
import io.dase.cache.core.Category;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.format.NdArray;
import io.dase.cache.format.NpzArchive.Packing;
import io.dase.cache.maintenance.Compression.Report;
import io.dase.cache.maintenance.Compression.Rewriting;
import io.dase.cache.store.Store;
import io.dase.cache.testing.OpenCache;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompressionTest extends OpenCache {
  private static final String CATEGORY = "trials";
  private static final int N = 20_000;
  private static final Instant EXPIRES = Instant.parse("2100-01-01T00:00:00Z");
  private static final SaveOptions NOTED =
      SaveOptions.DEFAULTS
          .withCost(Duration.ofMillis(17))
          .withExpires(EXPIRES)
          .withSchema(3)
          .withMeta(Map.of("note", "kept"));
  private static final long ALL = Long.MAX_VALUE;

  private final Map<String, Object> zeros =
      Map.of("zeros", NdArray.of(new double[N], N), "name", "flat");

  @Test
  void arraysThatDeflateWellAreRecommendedToBeDeflated() throws IOException {
    cache.save(CATEGORY, "zeros", zeros);
    Report report = report(ALL);
    assertThat(report.recommended().isStored()).isFalse();
    assertThat(report.entries()).isEqualTo(1);
    assertThat(report.skipped()).isEmpty();
    assertThat(report.trials()).extracting(PackingTrial::packing).contains(Packing.STORED);
    assertThat(report.trials().get(0).bytes()).isEqualTo(size("zeros"));
    assertThat(report.trials())
        .allSatisfy(
            trial -> {
              assertThat(trial.arrayBytes()).isGreaterThanOrEqualTo(N * Double.BYTES);
              assertThat(trial.packSpeed()).isPositive();
              assertThat(trial.unpackSpeed()).isPositive();
            });
    assertThat(report.trials().get(4).ratio()).isGreaterThan(100);
  }

  @Test
  void noiseIsRecommendedToBeStored() throws IOException {
    cache.save(CATEGORY, "noise", noise(1));
    assertThat(report(ALL).recommended()).isEqualTo(Packing.STORED);
  }

  @Test
  void theSampleBoundsWhatIsTried() throws IOException {
    for (int i = 0; i < 4; i++) {
      cache.save(CATEGORY, "noise" + i, noise(i));
    }
    assertThat(report(1).entries()).isEqualTo(1);
    assertThat(report(3L * N * Double.BYTES).entries()).isEqualTo(3);
    assertThat(report(ALL).entries()).isEqualTo(4);
  }

  @Test
  void packingAnewKeepsValuesAndNotes() throws IOException {
    cache.save(CATEGORY, "zeros", zeros, NOTED);
    EntryInfo before = cache.info(CATEGORY, "zeros").orElseThrow();

    Rewriting done = apply(Packing.DEFLATED);

    EntryInfo after = cache.info(CATEGORY, "zeros").orElseThrow();
    assertThat(done.rewritten()).isEqualTo(1);
    assertThat(done.bytesBefore()).isEqualTo(before.sizeBytes());
    assertThat(done.bytesAfter()).isEqualTo(after.sizeBytes()).isLessThan(5000);
    assertThat(after.generation()).isEqualTo(before.generation() + 1);
    assertThat(after.costMs()).isEqualTo(17);
    assertThat(after.expires()).contains(EXPIRES);
    assertThat(after.schema()).isEqualTo(3);
    assertThat(after.meta()).isEqualTo(Map.of("note", "kept"));
    assertThat(cache.loadMap(CATEGORY, "zeros")).contains(zeros);
  }

  @Test
  void packingAgainChangesNothing() throws IOException {
    cache.save(CATEGORY, "zeros", zeros);
    apply(Packing.DEFLATED);
    assertThat(apply(Packing.DEFLATED).unchanged()).isEqualTo(1);
    assertThat(apply(new Packing(1)).rewritten()).isZero();
    assertThat(cache.info(CATEGORY, "zeros").orElseThrow().generation()).isEqualTo(2);
  }

  @Test
  void storedAgainIsWhatItWas() throws IOException {
    cache.save(CATEGORY, "zeros", zeros);
    String digest = cache.info(CATEGORY, "zeros").orElseThrow().sha256();
    assertThat(apply(Packing.STORED).unchanged()).isEqualTo(1);
    apply(new Packing(9));
    assertThat(apply(Packing.STORED).rewritten()).isEqualTo(1);
    assertThat(cache.info(CATEGORY, "zeros").orElseThrow().sha256()).isEqualTo(digest);
  }

  @Test
  void whatDoesNotBecomeSmallerStaysAsItIs() throws IOException {
    long[] noise = new Random(1).longs(N).toArray();
    cache.save(CATEGORY, "noise", Map.of("noise", NdArray.of(noise, N)));
    assertThat(apply(new Packing(9)).unchanged()).isEqualTo(1);
    assertThat(cache.info(CATEGORY, "noise").orElseThrow().generation()).isEqualTo(1);
  }

  @Test
  void onlyArchivesAreTouchedAndNoSnapshots() throws IOException {
    cache.save("state_profiles", "vector", new double[N]);
    cache.save("state_profiles", "snapshot_run_1", zeros);
    try (Store store = Store.open(root)) {
      assertThat(new Compression(store, Category.STATE_PROFILES).entries()).isZero();
    }
  }

  @Test
  void aDamagedEntryIsLeftOutAndNamed() throws IOException {
    cache.save(CATEGORY, "zeros", zeros);
    cache.save(CATEGORY, "damaged", noise(3));
    Path blob = cache.info(CATEGORY, "damaged").orElseThrow().file();
    StoreFiles.overwrite(blob, new byte[10]);

    assertThat(report(ALL).skipped())
        .singleElement()
        .asString()
        .startsWith(CATEGORY + "/damaged: ");
    Rewriting done = apply(Packing.DEFLATED);
    assertThat(done.rewritten()).isEqualTo(1);
    assertThat(done.skipped()).singleElement().asString().startsWith(CATEGORY + "/damaged: ");
  }

  @Test
  void anArchiveThatHoldsNoArraysIsLeftOutAndNamed() throws IOException {
    Path file = folder.resolve("text.npz");
    Files.writeString(file, "no archive");
    cache.saveFile(CATEGORY, "text", file);
    assertThat(report(ALL).skipped()).singleElement().asString().contains("no zip end record");
    assertThat(apply(Packing.DEFLATED).skipped()).hasSize(1);
  }

  private static Map<String, Object> noise(long seed) {
    return Map.of("noise", NdArray.of(new Random(seed).doubles(N).toArray(), N));
  }

  private long size(String key) {
    return cache.info(CATEGORY, key).orElseThrow().sizeBytes();
  }

  private Report report(long sampleBytes) throws IOException {
    try (Store store = Store.open(root)) {
      return new Compression(store, new Category(CATEGORY)).report(sampleBytes);
    }
  }

  private Rewriting apply(Packing packing) throws IOException {
    try (Store store = Store.open(root)) {
      return new Compression(store, new Category(CATEGORY)).apply(packing);
    }
  }
}
