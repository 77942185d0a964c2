// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.format.NdArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root that is deleted and made anew under a process that holds its values in memory. */
class ReplacedRootTest {
  private static final String CATEGORY = "state_profiles";
  private static final String PURE = "fractional_kernels";

  @TempDir Path folder;
  private Path root;
  private CacheManager cache;

  @BeforeEach
  void open() {
    root = folder.resolve("root");
    cache = new CacheManager(root);
  }

  @AfterEach
  void close() {
    cache.close();
  }

  @Test
  void aValueOfTheNewRootWithTheSameGenerationIsServed() throws IOException {
    for (int round = 0; round < 5; round++) {
      hold(CATEGORY, round);
      PathUtils.deleteDirectory(root);
      saveElsewhere(CATEGORY, -1 - round);

      assertThat(cache.load(CATEGORY, "k", double[].class).orElseThrow())
          .containsExactly(-1 - round);
      PathUtils.deleteDirectory(root);
    }
  }

  @Test
  void aValueThatWasServedFromMemoryManyTimesIsNoExceptionToThat() throws IOException {
    hold(CATEGORY, 1);
    for (int use = 0; use < 1000; use++) {
      cache.load(CATEGORY, "k", double[].class);
      cache.exists(CATEGORY, "k");
    }
    assertThat(cache.counters().memoryHits()).isGreaterThan(990);
    PathUtils.deleteDirectory(root);
    saveElsewhere(CATEGORY, 2);

    assertThat(cache.load(CATEGORY, "k", double[].class).orElseThrow()).containsExactly(2);
  }

  @Test
  void nothingIsServedFromARootThatIsGone() throws IOException {
    hold(CATEGORY, 1);
    PathUtils.deleteDirectory(root);

    assertThat(cache.exists(CATEGORY, "k")).isFalse();
    assertThat(cache.load(CATEGORY, "k", double[].class)).isEmpty();
  }

  @Test
  void aKeyThatTheNewRootLacksDoesNotExist() throws IOException {
    hold(CATEGORY, 1);
    PathUtils.deleteDirectory(root);
    saveElsewhere(PURE, 2);

    assertThat(cache.exists(CATEGORY, "k")).isFalse();
    assertThat(cache.load(CATEGORY, "k", double[].class)).isEmpty();
  }

  @Test
  void aPureFunctionOfItsKeyIsServedStillButDoesNotExist() throws IOException {
    hold(PURE, 1);
    PathUtils.deleteDirectory(root);

    assertThat(cache.exists(PURE, "k")).isFalse();
    assertThat(cache.load(PURE, "k", NdArray.class)).isPresent();
  }

  @Test
  void aSaveMakesTheWholeStoreAnew() throws IOException {
    hold(CATEGORY, 1);
    PathUtils.deleteDirectory(root);
    cache.save(CATEGORY, "k", new double[] {2});

    assertThat(root.resolve(".store/STORE")).exists();
    try (CacheManager other = new CacheManager(root)) {
      assertThat(other.load(CATEGORY, "k", double[].class).orElseThrow()).containsExactly(2);
    }
  }

  private void hold(String category, double value) {
    cache.save(category, "k", new double[] {value});
    assertThat(cache.load(category, "k", NdArray.class)).isPresent();
    assertThat(cache.load(category, "k", NdArray.class)).isPresent();
    assertThat(cache.exists(category, "k")).isTrue();
    assertThat(cache.exists(category, "k")).isTrue();
  }

  private void saveElsewhere(String category, double value) {
    assertThat(Files.exists(root)).isFalse();
    try (CacheManager other = new CacheManager(root)) {
      other.save(category, "k", new double[] {value});
    }
  }
}
