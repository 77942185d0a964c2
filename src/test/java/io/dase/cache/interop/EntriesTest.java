// SPDX-License-Identifier: MIT
package io.dase.cache.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.format.NdArray;
import io.dase.cache.testing.NativeProgram;
import io.dase.cache.testing.Numpy;
import io.dase.cache.testing.OpenCache;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Entries that one language writes and the other reads, by any key. */
class EntriesTest extends OpenCache {
  private static final String KEY = "../ключ %2E/карта";

  @Test
  void bytesThatJavaWroteComeBackFromCxx() throws IOException {
    byte[] bytes = new byte[70_000];
    new Random(1).nextBytes(bytes);
    cache.save("source_maps", KEY, bytes);

    Path out = folder.resolve("out");
    NativeProgram.ENGINE.run("get", "source_maps", KEY, "--out", out, "--root", root).succeeded();
    assertThat(out).hasBinaryContent(bytes);
  }

  @Test
  void bytesThatCxxWroteComeBackFromJava() throws IOException {
    byte[] bytes = new byte[70_000];
    new Random(2).nextBytes(bytes);
    put("source_maps", KEY, Files.write(folder.resolve("in.bin"), bytes));

    assertThat(cache.load("source_maps", KEY, byte[].class)).contains(bytes);
  }

  @Test
  void anArrayOfNumpyThatCxxStoredOpensInJava() {
    Path array = folder.resolve("array.npy");
    Numpy.run(
        "import sys, numpy; numpy.save(sys.argv[1], numpy.arange(6.0).reshape(2, 3).T)", array);
    put("state_profiles", "still", array);

    NdArray found = cache.load("state_profiles", "still", NdArray.class).orElseThrow();
    assertThat(found.shape()).containsExactly(3, 2);
    assertThat(found.toDoubleArray()).containsExactly(0, 3, 1, 4, 2, 5);
  }

  @Test
  void aHeadOfJavaOpensInNumpy() {
    cache.save("state_profiles", "still", new double[] {0.5, -2, 3});

    assertThat(
            Numpy.run(
                "import sys, numpy; print(numpy.load(sys.argv[1]).tolist())",
                root.resolve("state_profiles/still.npy")))
        .isEqualTo("[0.5, -2.0, 3.0]\n");
  }

  @Test
  void eitherSeesTheOthersNewestVersion() throws IOException {
    for (int i = 0; i < 3; i++) {
      byte[] fromJava = {(byte) i, 1};
      byte[] fromCxx = {(byte) i, 2};
      cache.save("source_maps", "turns", fromJava);
      Path out = folder.resolve("out");
      NativeProgram.ENGINE
          .run("get", "source_maps", "turns", "--out", out, "--root", root)
          .succeeded();
      assertThat(out).hasBinaryContent(fromJava);
      put("source_maps", "turns", Files.write(folder.resolve("in.bin"), fromCxx));
      assertThat(cache.load("source_maps", "turns", byte[].class)).contains(fromCxx);
    }
  }

  @Test
  void whatJavaDeletedIsGoneForCxx() {
    cache.save("source_maps", KEY, new byte[] {1});
    assertThat(exists()).isEqualTo("yes\n");
    cache.delete("source_maps", KEY);

    assertThat(exists()).isEqualTo("no\n");
  }

  /** A writer that slept since the chain was empty may take its first number again. */
  @Test
  void aStrayFirstRecordInAChainThatCxxPrunedDoesNotHideTheNewestFromJava() throws IOException {
    Path first = saveSixVersionsOfLongAgo();
    put("source_maps", "turns", Files.write(folder.resolve("in.bin"), new byte[] {7}));
    assertThat(first).doesNotExist();
    Files.createLink(first, folder.resolve("first"));

    try (CacheManager fresh = new CacheManager(root)) {
      assertThat(fresh.load("source_maps", "turns", byte[].class)).contains(new byte[] {7});
    }
  }

  @Test
  void aStrayFirstRecordInAChainThatJavaPrunedDoesNotHideTheNewestFromCxx() throws IOException {
    Path first = saveSixVersionsOfLongAgo();
    cache.save("source_maps", "turns", new byte[] {7});
    assertThat(first).doesNotExist();
    Files.createLink(first, folder.resolve("first"));

    Path out = folder.resolve("out");
    NativeProgram.ENGINE.run("get", "source_maps", "turns", "--out", out, "--root", root);
    assertThat(out).hasBinaryContent(new byte[] {7});
  }

  /** Links the first record to {@code first} in the folder, and answers its path. */
  private Path saveSixVersionsOfLongAgo() throws IOException {
    for (byte i = 1; i <= 6; i++) {
      cache.save("source_maps", "turns", new byte[] {i});
    }
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
    for (Path record : StoreFiles.records(root)) {
      Files.setLastModifiedTime(record, old);
    }
    Path first = StoreFiles.records(root).get(0);
    Files.createLink(folder.resolve("first"), first);
    return first;
  }

  private String exists() {
    return NativeProgram.ENGINE.run("exists", "source_maps", KEY, "--root", root).stdout();
  }

  private void put(String category, String key, Path file) {
    NativeProgram.ENGINE.run("put", category, key, "--in", file, "--root", root).succeeded();
  }
}
