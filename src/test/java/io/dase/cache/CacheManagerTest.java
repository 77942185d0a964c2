// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.core.CacheStats;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.core.MissReason;
import io.dase.cache.format.NdArray;
import io.dase.cache.format.NpzArchive.Packing;
import io.dase.cache.testing.OpenCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheManagerTest extends OpenCache {
  private static final String CATEGORY = "source_maps";

  record Mission(String name, int steps, double dt, List<String> stages) {}

  @Test
  void anArrayComesBackEqual() {
    NdArray array = NdArray.of(new double[] {1, -0.0, Double.NaN, 4, 5, 6}, 2, 3);
    assertThat(cache.save(CATEGORY, "a", array)).isTrue();
    assertThat(cache.load(CATEGORY, "a", NdArray.class)).contains(array);
    assertThat(root.resolve("source_maps/a.npy")).isSymbolicLink();
  }

  @Test
  void aVectorComesBackAsDoubles() {
    cache.save(CATEGORY, "v", new double[] {1.5, 2.5});
    assertThat(cache.load(CATEGORY, "v", double[].class).orElseThrow()).containsExactly(1.5, 2.5);
    assertThat(cache.load(CATEGORY, "v", NdArray.class))
        .contains(NdArray.of(new double[] {1.5, 2.5}, 2));
  }

  @Test
  void aMapThatMixesArraysWithJsonComesBackEqual() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("matrix", NdArray.of(new float[] {1, 2, 3, 4}, 2, 2));
    map.put("type", "laplacian_2d");
    map.put("order", 2);
    map.put("grid", List.of(64, 64));
    cache.save(CATEGORY, "m", map);
    assertThat(cache.load(CATEGORY, "m", Map.class)).contains(map);
    assertThat(cache.load(CATEGORY, "m", Map.class)).contains(map);
    assertThat(root.resolve("source_maps/m.npz")).isSymbolicLink();
  }

  @Test
  void aMapCanBeDeflated() {
    Map<String, Object> map = Map.of("zeros", NdArray.of(new double[10_000], 100, 100));
    cache.save(CATEGORY, "m", map, SaveOptions.DEFAULTS.withPacking(Packing.DEFLATED));
    assertThat(cache.info(CATEGORY, "m").orElseThrow().sizeBytes()).isLessThan(10_000);
    assertThat(cache.load(CATEGORY, "m", Map.class)).contains(map);
    assertThat(cache.counters().memoryBytes()).isGreaterThan(80_000);
  }

  @Test
  void recordsAndTreesComeBackEqual() throws IOException {
    Mission mission = new Mission("perihelion", 12, 0.5, List.of("coast", "burn"));
    JsonNode tree = new ObjectMapper().readTree("{\"a\":[1,2.5,null,true],\"b\":\"\\u00e9\"}");
    cache.save(CATEGORY, "record", mission);
    cache.save(CATEGORY, "tree", tree);
    assertThat(cache.load(CATEGORY, "record", Mission.class)).contains(mission);
    assertThat(cache.load(CATEGORY, "tree", JsonNode.class)).contains(tree);
  }

  @Test
  void bytesComeBackAsACopy() {
    byte[] bytes = {1, 2, 3};
    cache.save(CATEGORY, "b", bytes);
    bytes[0] = 9;
    byte[] first = cache.load(CATEGORY, "b", byte[].class).orElseThrow();
    first[1] = 9;
    assertThat(cache.load(CATEGORY, "b", byte[].class).orElseThrow()).containsExactly(1, 2, 3);
  }

  @Test
  void whatACallerChangesInAValueReachesNobodyElse() {
    cache.save(CATEGORY, "j", Map.of("list", List.of(1, 2)));
    Map<?, ?> mine = cache.load(CATEGORY, "j", Map.class).orElseThrow();
    mine.clear();
    assertThat(cache.load(CATEGORY, "j", Map.class)).contains(Map.of("list", List.of(1, 2)));
  }

  @Test
  void anyEntryCanBeLoadedAsTheBytesOfItsFile() throws IOException {
    cache.save(CATEGORY, "a", NdArray.of(new double[] {1}, 1));
    assertThat(cache.load(CATEGORY, "a", byte[].class).orElseThrow())
        .isEqualTo(Files.readAllBytes(root.resolve("source_maps/a.npy")));
  }

  @Test
  void aSecondSaveReplacesTheValue() {
    cache.save(CATEGORY, "k", new double[] {1});
    cache.load(CATEGORY, "k", double[].class);
    cache.save(CATEGORY, "k", Map.of("now", "json"));
    assertThat(cache.load(CATEGORY, "k", Map.class)).contains(Map.of("now", "json"));
    assertThat(cache.list(CATEGORY)).hasSize(1);
  }

  @Test
  void aValueOfAnotherTypeIsRefusedByName() {
    cache.save(CATEGORY, "j", Map.of("a", 1));
    assertThatThrownBy(() -> cache.load(CATEGORY, "j", NdArray.class))
        .isInstanceOf(IncompatibleDataException.class);
  }

  @Test
  void aFileIsStoredUnderItsOwnExtension() throws IOException {
    Path model = Files.write(Files.createTempFile(folder, "net", ".ONNX"), new byte[] {1, 2, 3});
    assertThat(cache.saveFile("surrogates", "net", model)).isTrue();
    assertThat(cache.loadFile("surrogates", "net").orElseThrow())
        .hasBinaryContent(new byte[] {1, 2, 3});
    try (InputStream in = cache.open("surrogates", "net").orElseThrow()) {
      assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
    }
    assertThat(root.resolve("surrogates/net.onnx")).isSymbolicLink();
  }

  @Test
  void aFileWithoutAUsableExtensionIsStoredAsBin() throws IOException {
    Path model = Files.write(folder.resolve("a.file-without one"), new byte[] {1});
    cache.saveFile("surrogates", "net", model);
    assertThat(root.resolve("surrogates/net.bin")).isSymbolicLink();
  }

  @Test
  void aFileThatIsNotThereIsAnArgumentError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cache.saveFile("surrogates", "net", root.resolve("absent.onnx")))
        .withMessageContaining("absent.onnx");
  }

  @Test
  void aDeletedKeyIsGoneAndSaysSo() {
    cache.save(CATEGORY, "k", new double[] {1});
    cache.load(CATEGORY, "k", double[].class);
    assertThat(cache.delete(CATEGORY, "k")).isTrue();
    assertThat(cache.exists(CATEGORY, "k")).isFalse();
    assertThat(cache.load(CATEGORY, "k", double[].class)).isEmpty();
    assertThat(cache.why(CATEGORY, "k").reason()).contains(MissReason.DELETED);
    assertThat(cache.delete(CATEGORY, "k")).isFalse();
  }

  @Test
  void aDeletedKernelIsNotServedFromMemory() {
    cache.save("fractional_kernels", "k", new double[] {1});
    cache.load("fractional_kernels", "k", NdArray.class);
    cache.delete("fractional_kernels", "k");
    assertThat(cache.load("fractional_kernels", "k", NdArray.class)).isEmpty();
  }

  @Test
  void clearRemovesOneCategoryOnly() {
    cache.save(CATEGORY, "a", "x");
    cache.save(CATEGORY, "b", "y");
    cache.save("stencils", "c", "z");
    assertThat(cache.clear(CATEGORY)).isEqualTo(2);
    assertThat(cache.list(CATEGORY)).isEmpty();
    assertThat(cache.list())
        .extracting(info -> info.key().toString())
        .containsExactly("stencils/c");
  }

  @Test
  void infoTellsWhatTheWriterNoted() {
    Instant expires = Instant.parse("2100-01-01T00:00:00Z");
    SaveOptions options =
        SaveOptions.DEFAULTS
            .withCost(Duration.ofNanos(2_000_001))
            .withExpires(expires)
            .withSchema(3)
            .withMeta(Map.of("author", "test"));
    cache.save(CATEGORY, "k", new double[] {1, 2}, options);
    EntryInfo info = cache.info(CATEGORY, "k").orElseThrow();
    assertThat(info.costMs()).isEqualTo(3);
    assertThat(info.expires()).contains(expires);
    assertThat(info.schema()).isEqualTo(3);
    assertThat(info.meta()).isEqualTo(Map.of("author", "test"));
    assertThat(info.extension()).isEqualTo("npy");
    assertThat(info.sizeBytes()).isEqualTo(128 + 16);
    assertThat(cache.path(CATEGORY, "k")).contains(info.file());
  }

  @Test
  void aReaderOfAnotherSchemaMisses() {
    cache.save(CATEGORY, "k", "x", SaveOptions.DEFAULTS.withSchema(2));
    assertThat(cache.load(CATEGORY, "k", String.class)).contains("x");
    assertThat(cache.load(CATEGORY, "k", String.class, 2)).contains("x");
    assertThat(cache.load(CATEGORY, "k", String.class, 1)).isEmpty();
    assertThat(cache.counters().misses()).isEqualTo(Map.of(MissReason.SCHEMA, 1L));
  }

  @Test
  void aValuePastItsTimeIsNotServed() {
    cache.save(CATEGORY, "k", "x", SaveOptions.DEFAULTS.withExpires(Instant.now().minusSeconds(1)));
    assertThat(cache.load(CATEGORY, "k", String.class)).isEmpty();
    assertThat(cache.why(CATEGORY, "k").reason()).contains(MissReason.EXPIRED);
  }

  @Test
  void statsCountEntriesBytesAndAccesses() {
    cache.save(CATEGORY, "a", new byte[1000]);
    cache.save(CATEGORY, "b", new byte[24]);
    cache.save("stencils", "c", "text");
    cache.load(CATEGORY, "a", byte[].class);
    cache.load(CATEGORY, "a", byte[].class);
    cache.load(CATEGORY, "absent", byte[].class);
    CacheStats stats = cache.stats();
    assertThat(stats.totalEntries()).isEqualTo(3);
    assertThat(stats.totalSizeBytes()).isEqualTo(1000 + 24 + 6);
    assertThat(stats.categories().get(CATEGORY))
        .isEqualTo(new CacheStats.CategoryStats(2, 1024, 2));
    assertThat(stats.misses()).isEqualTo(Map.of(MissReason.COLD, 1L));
  }

  @Test
  void accessesOfAClosedManagerAreSeenByTheNext() {
    cache.save(CATEGORY, "a", "x");
    cache.load(CATEGORY, "a", String.class);
    cache.load(CATEGORY, "a", String.class);
    cache.close();
    try (CacheManager next = new CacheManager(root)) {
      assertThat(next.info(CATEGORY, "a").orElseThrow().accesses()).isEqualTo(2);
    }
  }

  @Test
  void countersTellWhereValuesCameFrom() {
    cache.save(CATEGORY, "a", new double[] {1});
    cache.load(CATEGORY, "a", NdArray.class);
    cache.load(CATEGORY, "a", NdArray.class);
    cache.load(CATEGORY, "b", NdArray.class);
    assertThat(cache.counters())
        .isEqualTo(
            new CacheCounters(
                1, 1, Map.of(MissReason.COLD, 1L), 1, 0, cache.counters().memoryBytes()));
  }

  @Test
  void whyNamesTheRemedy() {
    Explanation absent = cache.why("fractional_kernels", "kernel_1.5_0.1_100");
    assertThat(absent.isPresent()).isFalse();
    assertThat(absent.reason()).contains(MissReason.COLD);
    assertThat(absent.remedy()).isNotEmpty();
    cache.save(CATEGORY, "a", "x");
    assertThat(cache.why(CATEGORY, "a").isPresent()).isTrue();
    assertThat(cache.counters().misses()).isEmpty();
  }

  @Test
  void keysAreDataAndReachNoOtherFolder() {
    for (String key : List.of("../x", "/etc/passwd", "a/b", ".", "..", "\u00e9\n")) {
      cache.save(CATEGORY, key, key);
      assertThat(cache.load(CATEGORY, key, String.class)).contains(key);
    }
    assertThat(root.resolveSibling("x.json")).doesNotExist();
    assertThat(root.resolve("x.json")).doesNotExist();
  }

  @Test
  void aClosedManagerSaysSo() {
    cache.close();
    cache.close();
    assertThatIllegalStateException().isThrownBy(() -> cache.load(CATEGORY, "a", String.class));
    assertThatIllegalStateException().isThrownBy(() -> cache.save(CATEGORY, "a", "x"));
    assertThatIllegalStateException().isThrownBy(() -> cache.list());
  }
}
