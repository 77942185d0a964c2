// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.format.NdArray;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressCommandTest {
  @TempDir private Path root;

  @Test
  void reportChangesNothingAndNamesTheNextStep() {
    save("zeros");
    long size = size("zeros");

    CliRun run = CliRun.of(root, "compress", "source_maps", "--report");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("source_maps: 1 archive,", "tried 1, ", "recommended: deflate-")
        .contains("\nstored ", "\ndeflate-1 ", "\ndeflate-9 ")
        .contains("'dase-cache compress source_maps --apply' packs deflate-");
    assertThat(size("zeros")).isEqualTo(size);
  }

  @Test
  void applyPacksWhatIsRecommendedOrAskedFor() {
    save("zeros");
    long size = size("zeros");

    CliRun deflated = CliRun.of(root, "compress", "source_maps", "--apply");
    assertThat(deflated.code()).as(deflated.err()).isZero();
    assertThat(deflated.out()).contains("packed 1 archive as deflate-", "0 unchanged");
    assertThat(size("zeros")).isLessThan(size / 10);

    CliRun stored = CliRun.of(root, "compress", "source_maps", "--apply", "--level", "0");
    assertThat(stored.out()).contains("packed 1 archive as stored");
    assertThat(size("zeros")).isEqualTo(size);
  }

  private void save(String key) {
    try (CacheManager manager = new CacheManager(root)) {
      manager.save("source_maps", key, Map.of("values", NdArray.of(new double[10_000], 10_000)));
    }
  }

  private long size(String key) {
    try (CacheManager manager = new CacheManager(root)) {
      return manager.info("source_maps", key).orElseThrow().sizeBytes();
    }
  }
}
