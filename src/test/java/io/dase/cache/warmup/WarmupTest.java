// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheOptions;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.store.StoreOptions;
import io.dase.cache.warmup.WarmupOptions.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmupTest {
  private static final Set<Category> PURE = Set.of(Category.FRACTIONAL_KERNELS, Category.STENCILS);
  private static final Set<Category> WISDOM = Set.of(Category.FFTW_WISDOM);
  private static final Set<Category> ALL =
      Set.of(Category.FRACTIONAL_KERNELS, Category.STENCILS, Category.FFTW_WISDOM);

  @TempDir private Path root;
  private final List<String> events = new ArrayList<>();

  @Test
  void makesKernelsThenStencilsAndSkipsThemTheNextTime() {
    Report first = warmUp(root, PURE, Proof.WHEN_PLANNED);
    assertThat(first.made()).isEqualTo(43);
    assertThat(first.failures()).isEmpty();
    assertThat(first.bytes()).isEqualTo(size());
    assertThat(events.get(0)).isEqualTo("MADE fractional_kernels/kernel_1.5_0.001_100");
    assertThat(events.get(42)).isEqualTo("MADE stencils/laplacian_3d_128x128x128");

    Report second = warmUp(root, PURE, Proof.WHEN_PLANNED);
    assertThat(second.made()).isZero();
    assertThat(second.skipped()).isEqualTo(43);
    assertThat(second.bytes()).isZero();
  }

  @Test
  void makesAndPlansNothingThatTheSystemRootHolds(@TempDir Path system) {
    Report below = warmUp(system, ALL, Proof.NONE);
    CacheOptions options = CacheOptions.defaults().systemRoot(system);
    try (CacheManager manager = new CacheManager(root, options)) {
      Report report =
          new Warmup(
                  manager,
                  new WarmupOptions(ALL, Optional.of(Rigor.ESTIMATE), Proof.ALL),
                  Progress.SILENT)
              .run();

      assertThat(report.made()).isZero();
      assertThat(report.skipped()).isEqualTo(below.made());
      assertThat(report.failures()).isEmpty();
    }
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void resumesWhereAnEarlierRunWasInterrupted() {
    warmUp(root, Set.of(Category.STENCILS), Proof.WHEN_PLANNED);
    try (CacheManager manager = new CacheManager(root)) {
      manager.delete("stencils", "laplacian_2d_64x64");
    }

    Report report = warmUp(root, PURE, Proof.WHEN_PLANNED);

    assertThat(report.made()).isEqualTo(37);
    assertThat(report.skipped()).isEqualTo(6);
  }

  @Test
  void mendsADamagedEntry() throws IOException {
    warmUp(root, PURE, Proof.WHEN_PLANNED);
    Path blob = root.resolve("stencils").resolve("laplacian_2d_64x64.json").toRealPath();
    blob.toFile().setWritable(true);
    Files.writeString(blob, "{}");

    Report report = warmUp(root, PURE, Proof.WHEN_PLANNED);

    assertThat(report.made()).isEqualTo(1);
    assertThat(report.failures()).isEmpty();
  }

  @Test
  void reportsEveryEntryThatTheFolderRefuses() throws IOException {
    Path file = Files.createFile(root.resolve("file"));

    Report report = warmUp(file, Set.of(Category.STENCILS), Proof.WHEN_PLANNED);

    assertThat(report.made()).isZero();
    assertThat(report.failures())
        .hasSize(7)
        .allSatisfy(failure -> assertThat(failure.cause()).isInstanceOf(CacheIoException.class));
  }

  @Test
  void plansAndProvesThirteenTransformsOnce() {
    Report first = warmUp(root, WISDOM, Proof.WHEN_PLANNED);
    assertThat(first.failures()).isEmpty();
    assertThat(first.made()).isEqualTo(13);
    assertThat(first.proofs()).isEqualTo(13);
    assertThat(first.proven()).isEqualTo(13);

    Report second = warmUp(root, WISDOM, Proof.WHEN_PLANNED);
    assertThat(second.skipped()).isEqualTo(13);
    assertThat(second.proofs()).isZero();

    Report third = warmUp(root, WISDOM, Proof.ALL);
    assertThat(third.proven()).isEqualTo(13);
  }

  @Test
  void aResumedRunProvesWhatTheInterruptedOneHadPlanned() {
    warmUp(root, WISDOM, Proof.NONE);
    try (CacheManager manager = new CacheManager(root)) {
      manager.delete("fftw_wisdom", "fft_1d_64");
    }

    Report report = warmUp(root, WISDOM, Proof.WHEN_PLANNED);

    assertThat(report.made()).isEqualTo(1);
    assertThat(report.proven()).isEqualTo(13);
  }

  private Report warmUp(Path folder, Set<Category> categories, Proof proof) {
    CacheOptions options =
        CacheOptions.defaults().withStore(StoreOptions.defaults().withWarn(message -> {}));
    try (CacheManager manager = new CacheManager(folder, options)) {
      return new Warmup(
              manager,
              new WarmupOptions(categories, Optional.of(Rigor.ESTIMATE), proof),
              new Recorder())
          .run();
    }
  }

  private long size() {
    try (CacheManager manager = new CacheManager(root)) {
      return manager.stats().totalSizeBytes();
    }
  }

  private final class Recorder implements Progress {
    @Override
    public void begin(CacheKey key, double fraction) {
      assertThat(fraction).isBetween(0.0, 1.0);
    }

    @Override
    public void end(CacheKey key, Outcome outcome, Duration took) {
      events.add(outcome + " " + key);
    }

    @Override
    public void close() {}
  }
}
