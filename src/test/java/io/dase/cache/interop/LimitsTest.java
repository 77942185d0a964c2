// SPDX-License-Identifier: MIT
package io.dase.cache.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.MissReason;
import io.dase.cache.store.Eviction;
import io.dase.cache.store.EvictionRequest;
import io.dase.cache.store.Removal;
import io.dase.cache.testing.NativeProgram;
import io.dase.cache.testing.OpenCache;
import io.dase.cache.testing.Processes.Outcome;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Limits and pins that one language sets and the other obeys. */
class LimitsTest extends OpenCache {
  private static final int SIZE = 40_000;
  private static final String CATEGORY = "source_maps";

  @Test
  void cxxKeepsTheLimitAndThePinsOfJavaAndJavaSeesWhatItEvicted() throws IOException {
    cache.save(CATEGORY, "pinned", bytes(0));
    cache.pin(CATEGORY, "pinned");
    limit("{\"max_size_mb\":0.2}");

    for (int i = 1; i <= 12; i++) {
      put("map_" + i, i).succeeded();
    }

    assertThat(cache.limits().fill().usedBytes()).isLessThanOrEqualTo(209_715);
    assertThat(cache.load(CATEGORY, "pinned", byte[].class)).contains(bytes(0));
    assertThat(cache.load(CATEGORY, "map_12", byte[].class)).contains(bytes(12));
    assertThat(evicted(12)).isNotEmpty();
  }

  @Test
  void javaKeepsTheLimitOnWhatCxxHasStoredAndCxxMissesIt() throws IOException {
    for (int i = 1; i <= 6; i++) {
      put("map_" + i, i).succeeded();
    }
    limit("{\"max_size_mb\":0.2}");
    cache.evict(EvictionRequest.LIMITS);

    List<Integer> gone = evicted(6);
    assertThat(gone).isNotEmpty();
    for (int i = 1; i <= 6; i++) {
      Outcome exists = NativeProgram.ENGINE.run("exists", CATEGORY, "map_" + i, "--root", root);
      assertThat(exists.stdout()).isEqualTo(gone.contains(i) ? "no\n" : "yes\n");
    }
  }

  @Test
  void whatCxxPinnedIsListedAndKeptByJava() throws IOException {
    for (int i = 1; i <= 4; i++) {
      put("map_" + i, i).succeeded();
    }
    engine("pin", CATEGORY, "map_1").succeeded();
    limit("{\"max_size_mb\":0.1}");

    cache.evict(EvictionRequest.LIMITS);

    assertThat(cache.pins()).containsExactly(CacheKey.of(CATEGORY, "map_1"));
    assertThat(evicted(4)).isNotEmpty().doesNotContain(1);
    assertThat(cache.unpin(CATEGORY, "map_1")).isTrue();
    assertThat(engine("pins").succeeded().stdout()).isEmpty();
  }

  @Test
  void whatJavaPinnedIsListedAndTakenAwayByCxx() throws IOException {
    cache.pin(CATEGORY, "zwölf \"Karten\"");
    cache.pin("fftw_wisdom", "fft_1d_8");

    assertThat(engine("pins").succeeded().stdout())
        .isEqualTo("fftw_wisdom\tfft_1d_8\n" + CATEGORY + "\tzwölf \"Karten\"\n");
    engine("unpin", CATEGORY, "zwölf \"Karten\"").succeeded();

    assertThat(cache.pins()).containsExactly(CacheKey.of("fftw_wisdom", "fft_1d_8"));
  }

  @Test
  void bothEvictTheSameAndSayTheSameOfIt() throws IOException {
    for (int i = 1; i <= 5; i++) {
      put("map_" + i, i).succeeded();
    }
    limit("{\"max_size_mb\":0.13}");

    Eviction planned = cache.evict(EvictionRequest.LIMITS.withDryRun(true));

    assertThat(planned.removed()).isNotEmpty();
    String lines = engine("evict").succeeded().stdout();
    for (Removal each : planned.removed()) {
      assertThat(lines)
          .contains(
              each.kind().text()
                  + "\t"
                  + each.bytes()
                  + "\t"
                  + CATEGORY
                  + "\t"
                  + each.key().orElseThrow().key()
                  + "\t"
                  + each.name()
                  + "\t");
    }
    assertThat(lines).contains("evicted: " + planned.entries() + " entries");
    assertThat(cache.limits().fill().usedBytes()).isEqualTo(planned.bytesAfter());
  }

  @Test
  void whatAProcessUsesInItsMemoryStaysUnderBoth() throws IOException {
    for (int i = 1; i <= 4; i++) {
      put("map_" + i, i).succeeded();
    }
    assertThat(cache.load(CATEGORY, "map_1", byte[].class)).isPresent();
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
    for (Path blob : StoreFiles.blobs(root)) {
      Files.setLastModifiedTime(blob, old);
    }
    assertThat(cache.load(CATEGORY, "map_1", byte[].class)).isPresent();
    assertThat(cache.counters().memoryHits()).isEqualTo(1);
    cache.usage();
    limit("{\"policy\":\"lru\",\"max_size_mb\":0.09}");

    Eviction planned = cache.evict(EvictionRequest.LIMITS.withDryRun(true));
    engine("evict").succeeded();

    assertThat(planned.removed())
        .extracting(removal -> removal.key().orElseThrow().key())
        .hasSize(3)
        .doesNotContain("map_1");
    assertThat(evicted(4)).containsExactly(2, 3, 4);
  }

  @Test
  void whatFindsNoRoomIsNotStoredByCxxWhichSaysSo() throws IOException {
    limit("{\"max_size_mb\":0.02}");

    Outcome outcome = put("map_1", 1);

    assertThat(outcome.stderr()).contains("at its limit");
    assertThat(cache.exists(CATEGORY, "map_1")).isFalse();
  }

  @Test
  void aBrokenFileIsNamedByBothAndLimitsNothing() throws IOException {
    limit("{\"max_size_mb\":0}");

    Outcome outcome = put("map_1", 1);

    assertThat(outcome.succeeded().stderr()).contains("cache.json", "max_size_mb is 0");
    assertThat(cache.policy().limitsAnything()).isFalse();
    assertThat(cache.load(CATEGORY, "map_1", byte[].class)).contains(bytes(1));
  }

  private List<Integer> evicted(int most) {
    return IntStream.rangeClosed(1, most)
        .filter(
            i ->
                cache
                    .why(CATEGORY, "map_" + i)
                    .reason()
                    .filter(MissReason.EVICTED::equals)
                    .isPresent())
        .boxed()
        .toList();
  }

  private void limit(String json) throws IOException {
    Files.createDirectories(root);
    Files.writeString(root.resolve("cache.json"), json);
  }

  private Outcome put(String key, int number) throws IOException {
    Path file = Files.write(folder.resolve("in.bin"), bytes(number));
    return engine("put", CATEGORY, key, "--in", file);
  }

  private Outcome engine(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--root", root));
    return NativeProgram.ENGINE.run(all.toArray());
  }

  private static byte[] bytes(int number) {
    byte[] bytes = new byte[SIZE];
    new Random(number).nextBytes(bytes);
    return bytes;
  }
}
