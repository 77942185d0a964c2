// SPDX-License-Identifier: MIT
package io.dase.cache.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheOptions;
import io.dase.cache.core.Category;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.core.Layer;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanSource;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.testing.NativeProgram;
import io.dase.cache.testing.Processes;
import io.dase.cache.testing.SmallDisk;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system root on a file system that nothing can be written to, read by Java and by C++. */
class LayersTest {
  @TempDir private Path folder;
  private SmallDisk disk;
  private Path root;

  @BeforeEach
  void seed() throws IOException {
    disk = SmallDisk.in(folder);
    root = folder.resolve("root");
    try (CacheManager manager = new CacheManager(disk.path());
        FFTWWisdomHelper helper = new FFTWWisdomHelper(manager)) {
      manager.save("state_profiles", "still", new double[] {1, 2, 3});
      helper.generate(PlanSpec.dft(48), Rigor.ESTIMATE);
    }
    disk.makeReadOnly();
  }

  @AfterEach
  void unmount() {
    disk.close();
  }

  @Test
  void javaReadsItAndWritesAbove() {
    try (CacheManager manager = open()) {
      assertThat(manager.load("state_profiles", "still", double[].class).orElseThrow())
          .containsExactly(1, 2, 3);
      assertThat(manager.load("state_profiles", "still", double[].class)).isPresent();
      assertThat(manager.counters().memoryHits()).isEqualTo(1);
      assertThat(layer(manager)).isEqualTo(Layer.SYSTEM);

      assertThat(manager.save("state_profiles", "still", new double[] {4})).isTrue();

      assertThat(manager.load("state_profiles", "still", double[].class).orElseThrow())
          .containsExactly(4);
      assertThat(layer(manager)).isEqualTo(Layer.USER);
    }
  }

  @Test
  void cxxReadsItAndWritesAbove() {
    Path out = folder.resolve("out.npy");
    engine("get", "state_profiles", "still", "--out", out);
    assertThat(out).isRegularFile();
    assertThat(engine("ls", "state_profiles")).endsWith("\tstill\tsystem\n");

    engine("put", "state_profiles", "still", "--in", out);

    assertThat(engine("ls", "state_profiles")).endsWith("\tstill\tuser\n");
    try (CacheManager manager = open()) {
      assertThat(layer(manager)).isEqualTo(Layer.USER);
    }
  }

  @Test
  void wisdomOfItIsServedAndNotPlannedAgain() {
    try (CacheManager manager = open();
        Planner planner = new Planner(manager);
        Plan plan = planner.plan(PlanSpec.dft(48).rigor(Rigor.ESTIMATE))) {
      assertThat(planner.root()).isEqualTo(manager.root());
      assertThat(plan.source()).isIn(PlanSource.STORE, PlanSource.MEMORY);
      assertThat(manager.list("fftw_wisdom"))
          .extracting(EntryInfo::layer)
          .containsOnly(Layer.SYSTEM);
    }
    assertThat(engine("exists", "fftw_wisdom", "fft_1d_48")).isEqualTo("yes\n");
    assertThat(StoreFiles.records(root)).isEmpty();
  }

  @Test
  void aClearedCategoryHidesItsEntries() {
    try (CacheManager manager = open()) {
      assertThat(manager.clear(Category.STATE_PROFILES.name())).isEqualTo(1);
      assertThat(manager.list("state_profiles")).isEmpty();
    }
    assertThat(engine("ls", "state_profiles")).isEmpty();
  }

  private CacheManager open() {
    return new CacheManager(root, CacheOptions.defaults().systemRoot(disk.path()));
  }

  private static Layer layer(CacheManager manager) {
    return manager.info("state_profiles", "still").orElseThrow().layer();
  }

  private String engine(Object... arguments) {
    return Processes.run(
            NativeProgram.ENGINE.command(arguments),
            Map.of(
                "DASE_CACHE_ROOT",
                root.toString(),
                "DASE_CACHE_SYSTEM_ROOT",
                disk.path().toString()))
        .succeeded()
        .stdout();
  }
}
