// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.warmup.WarmupOptions.Proof;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BackgroundWarmupTest {
  private static final Set<Category> ARTIFACTS =
      Set.of(Category.STENCILS, Category.ECHO_TEMPLATES, Category.STATE_PROFILES);

  @TempDir private Path root;

  @Test
  void makesEverythingThatItIsAskedForAndTellsHowFarItIs() {
    try (CacheManager manager = new CacheManager(root);
        BackgroundWarmup warmup = start(manager, Progress.SILENT)) {
      Report report = warmup.await();

      assertThat(report.failures()).isEmpty();
      assertThat(report.made()).isEqualTo(7 + 8 + 3);
      assertThat(warmup.isDone()).isTrue();
      assertThat(warmup.fraction()).isEqualTo(1);
      assertThat(warmup.current()).isEmpty();
      assertThat(manager.list("echo_templates")).hasSize(8);
      assertThat(manager.list("state_profiles")).hasSize(3);
    }
  }

  @Test
  void aManifestAloneFillsItsOwnCategories() {
    Manifest stencils =
        new Manifest(
            Set.of(Category.STENCILS),
            List.of(),
            Manifest.common().stencils(),
            List.of(),
            List.of(),
            Manifest.noTransforms());

    try (CacheManager manager = new CacheManager(root);
        BackgroundWarmup warmup = Warmup.start(manager, stencils)) {
      assertThat(warmup.await().made()).isEqualTo(7);
    }
  }

  @Test
  void closingStopsItBeforeTheNextEntryAndTheNextRunGoesOn() throws InterruptedException {
    Gate gate = new Gate();
    try (CacheManager manager = new CacheManager(root)) {
      BackgroundWarmup warmup = start(manager, gate);
      gate.reached.await();
      assertThat(warmup.current()).hasValue(CacheKey.of("stencils", "laplacian_2d_64x64"));
      Thread closing = new Thread(warmup::close);
      closing.start();
      while (!warmup.isStopping()) {
        Thread.onSpinWait();
      }
      gate.open.release();
      closing.join();

      assertThat(warmup.await().made()).isEqualTo(1);
      assertThat(warmup.fraction()).isLessThan(1);
      try (BackgroundWarmup next = start(manager, Progress.SILENT)) {
        assertThat(next.await().skipped()).isEqualTo(1);
      }
    }
  }

  @Test
  void itStopsWhenTheManagerIsClosed() throws InterruptedException {
    Gate gate = new Gate();
    CacheManager manager = new CacheManager(root);
    BackgroundWarmup warmup = start(manager, gate);
    gate.reached.await();
    manager.close();
    gate.open.release();

    Report report = warmup.await();

    assertThat(report.made()).isZero();
    assertThat(report.failures())
        .singleElement()
        .extracting(Report.Failure::cause)
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingTheManagerWhileItPlansEndsItWithNothingWorse() throws Exception {
    String transforms =
        "{'rigor':'measure','threads':1,'directions':['forward','backward'],'placements':['in','out'],"
            + "'transforms':[{'key':'fft_1d_30'},{'key':'fft_1d_60'},{'key':'fft_1d_90'}]}";
    Manifest manifest =
        Manifest.of(
            new ObjectMapper()
                .readTree("{'fftw_wisdom':%s}".formatted(transforms).replace('\'', '"')));
    Gate gate = new Gate();
    gate.open.release(Integer.MAX_VALUE);
    CacheManager manager = new CacheManager(root);
    WarmupOptions options = new WarmupOptions(manifest.categories(), Optional.empty(), Proof.NONE);
    BackgroundWarmup warmup = Warmup.start(manager, manifest, options, gate);
    gate.reached.await();
    manager.close();

    assertThat(warmup.await().failures())
        .extracting(Report.Failure::cause)
        .allSatisfy(cause -> assertThat(cause).isInstanceOf(IllegalStateException.class));
  }

  @Test
  void whatAListenerThrowsReachesTheOneWhoWaits() {
    Progress broken =
        new Gate() {
          @Override
          public void begin(CacheKey key, double fraction) {
            throw new UnsupportedOperationException("broken");
          }
        };
    try (CacheManager manager = new CacheManager(root);
        BackgroundWarmup warmup = start(manager, broken)) {
      assertThatThrownBy(warmup::await)
          .isInstanceOf(CompletionException.class)
          .hasMessageContaining("broken");
    }
  }

  private static BackgroundWarmup start(CacheManager manager, Progress listener) {
    return Warmup.start(
        manager,
        Manifest.common(),
        new WarmupOptions(ARTIFACTS, Optional.empty(), Proof.NONE),
        listener);
  }

  /** Holds the first entry back until it is opened. */
  private static class Gate implements Progress {
    final CountDownLatch reached = new CountDownLatch(1);
    final Semaphore open = new Semaphore(0);

    @Override
    public void begin(CacheKey key, double fraction) {
      reached.countDown();
      try {
        assertThat(open.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void end(CacheKey key, Outcome outcome, Duration took) {}

    @Override
    public void close() {}
  }
}
