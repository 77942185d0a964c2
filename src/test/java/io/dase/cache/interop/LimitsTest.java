// SPDX-License-Identifier: MIT
package io.dase.cache.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.MissReason;
import io.dase.cache.store.EvictionRequest;
import io.dase.cache.testing.NativeProgram;
import io.dase.cache.testing.OpenCache;
import io.dase.cache.testing.Processes.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    return NativeProgram.ENGINE.run("put", CATEGORY, key, "--in", file, "--root", root);
  }

  private static byte[] bytes(int number) {
    byte[] bytes = new byte[SIZE];
    new Random(number).nextBytes(bytes);
    return bytes;
  }
}
