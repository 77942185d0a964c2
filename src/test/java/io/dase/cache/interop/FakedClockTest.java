// SPDX-License-Identifier: MIT
package io.dase.cache.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dase.cache.core.MissReason;
import io.dase.cache.testing.NativeProgram;
import io.dase.cache.testing.OpenCache;
import io.dase.cache.testing.Processes;
import io.dase.cache.testing.Processes.Outcome;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C++ processes whose wall clock is ten years off; the file system's is not. */
class FakedClockTest extends OpenCache {
  private static final int SIZE = 40_000;
  private static final String CATEGORY = "source_maps";

  private Path library;

  @BeforeEach
  void find() throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/usr/lib"))) {
      for (Path each : folders) {
        Path candidate = each.resolve("faketime/libfaketime.so.1");
        library = Files.exists(candidate) ? candidate : library;
      }
    }
    assumeTrue(library != null, "no libfaketime; scripts/setup.sh --tests installs it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-3650d", "+3650d"})
  void whatWasIdleLongestGoesFirstWhateverTheWallClockSays(String offset) throws IOException {
    for (int i = 1; i <= 4; i++) {
      cache.save(CATEGORY, "map_" + i, bytes(i));
      FileTime used = FileTime.from(Instant.now().minus(Duration.ofDays(i == 3 ? 30 : i)));
      Files.setLastModifiedTime(cache.path(CATEGORY, "map_" + i).orElseThrow(), used);
    }
    Files.writeString(root.resolve("cache.json"), "{\"max_size_mb\":0.2}");

    put(offset, "map_5", 5).succeeded();

    assertThat(cache.why(CATEGORY, "map_3").reason()).contains(MissReason.EVICTED);
    assertThat(cache.exists(CATEGORY, "map_1")).isTrue();
    assertThat(cache.exists(CATEGORY, "map_5")).isTrue();
  }

  @Test
  void aTimeToLiveAloneFollowsTheWallClock() throws IOException {
    cache.save(CATEGORY, "map_1", bytes(1));
    Files.writeString(
        root.resolve("cache.json"), "{\"categories\":{\"source_maps\":{\"ttl_days\":30}}}");

    assertThat(exists("+0d")).isEqualTo("yes\n");
    assertThat(exists("-3650d")).isEqualTo("yes\n");
    assertThat(exists("+3650d")).isEqualTo("no\n");
  }

  private String exists(String offset) {
    return faked(offset, "exists", CATEGORY, "map_1", "--root", root).stdout();
  }

  private Outcome put(String offset, String key, int number) throws IOException {
    Path file = Files.write(folder.resolve("in.bin"), bytes(number));
    return faked(offset, "put", CATEGORY, key, "--in", file, "--root", root);
  }

  private Outcome faked(String offset, Object... arguments) {
    return Processes.run(
        NativeProgram.ENGINE.command(arguments),
        Map.of("LD_PRELOAD", library.toString(), "FAKETIME", offset, "NO_FAKE_STAT", "1"));
  }

  private static byte[] bytes(int number) {
    byte[] bytes = new byte[SIZE];
    new Random(number).nextBytes(bytes);
    return bytes;
  }
}
