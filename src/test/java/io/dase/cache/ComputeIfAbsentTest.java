// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.NdArray;
import io.dase.cache.testing.OpenCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ComputeIfAbsentTest extends OpenCache {
  private static final String CATEGORY = "state_profiles";
  private static final int THREADS = 8;

  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void theValueIsComputedOnceAndStored() {
    assertThat(compute("k", 1)).containsExactly(1);
    assertThat(compute("k", 2)).containsExactly(1);
    assertThat(calls).hasValue(1);
    try (CacheManager next = new CacheManager(root)) {
      assertThat(next.load(CATEGORY, "k", double[].class).orElseThrow()).containsExactly(1);
    }
  }

  @Test
  void theComputedValueIsInMemoryAfterwards() {
    compute("k", 1);
    cache.load(CATEGORY, "k", NdArray.class);
    assertThat(cache.counters().memoryHits()).isEqualTo(1);
  }

  @Test
  void theCostIsNoted() {
    CountDownLatch never = new CountDownLatch(1);
    cache.computeIfAbsent(
        CATEGORY,
        "slow",
        String.class,
        () -> {
          awaitQuietly(never, 20);
          return "x";
        });
    assertThat(cache.info(CATEGORY, "slow").orElseThrow().costMs()).isGreaterThanOrEqualTo(20);
  }

  @Test
  void threadsThatAskAtOnceShareOneComputation() throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<double[]> values =
        inThreads(
            THREADS,
            () -> {
              start.await();
              return compute("k", 1);
            });
    assertThat(calls).hasValue(1);
    assertThat(values).hasSize(THREADS).allSatisfy(v -> assertThat(v).containsExactly(1));
    assertThat(values.stream().map(System::identityHashCode).distinct()).hasSize(THREADS);
  }

  @Test
  void managersOfOneRootShareOneComputation() throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    inThreads(
        THREADS,
        () -> {
          try (CacheManager mine = new CacheManager(root)) {
            start.await();
            return mine.computeIfAbsent(CATEGORY, "k", double[].class, () -> made(1));
          }
        });
    assertThat(calls).hasValue(1);
  }

  @Test
  void aFailureReachesItsCallerAndTheNextOneTries() {
    assertThatThrownBy(
            () ->
                cache.computeIfAbsent(
                    CATEGORY,
                    "k",
                    double[].class,
                    () -> {
                      throw new ArithmeticException("no solution");
                    }))
        .isInstanceOf(ArithmeticException.class);
    assertThat(compute("k", 3)).containsExactly(3);
  }

  @Test
  void aComputationThatAsksForItsOwnKeyIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> cache.computeIfAbsent(CATEGORY, "k", double[].class, () -> compute("k", 1)))
        .withMessageContaining("its own key");
  }

  @Test
  void computationsThatWaitForEachOtherAreRefusedInsteadOfHanging() {
    CyclicBarrier bothRun = new CyclicBarrier(2);
    AtomicInteger turn = new AtomicInteger();
    assertThatThrownBy(
            () ->
                inThreads(
                    2,
                    () -> {
                      boolean first = turn.getAndIncrement() == 0;
                      return cache.computeIfAbsent(
                          CATEGORY,
                          first ? "a" : "b",
                          double[].class,
                          () -> {
                            await(bothRun);
                            return compute(first ? "b" : "a", 1);
                          });
                    }))
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("its own key");
  }

  @Test
  void nullIsRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> cache.computeIfAbsent(CATEGORY, "k", double[].class, () -> null))
        .withMessageContaining("state_profiles/k is null");
  }

  @Test
  void aValueOfAnotherTypeIsNotOverwritten() {
    cache.save(CATEGORY, "k", "text");
    assertThatThrownBy(() -> compute("k", 1)).isInstanceOf(IncompatibleDataException.class);
    assertThat(cache.load(CATEGORY, "k", String.class)).contains("text");
  }

  @Test
  void aFolderThatCannotBeMadeDegradesToComputing() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    List<String> warnings = new ArrayList<>();
    CacheOptions defaults = CacheOptions.defaults();
    try (CacheManager blocked =
        new CacheManager(
            file.resolve("cache"), defaults.withStore(defaults.store().withWarn(warnings::add)))) {
      for (int i = 0; i < 3; i++) {
        assertThat(blocked.computeIfAbsent(CATEGORY, "k", double[].class, () -> made(7)))
            .containsExactly(7);
      }
      assertThat(calls).hasValue(3);
      assertThat(warnings)
          .singleElement(InstanceOfAssertFactories.STRING)
          .contains("puts are skipped", "a file stands");
      assertThat(blocked.counters().skippedPuts()).isEqualTo(3);
      assertThat(blocked.save(CATEGORY, "k", "x")).isFalse();
    }
  }

  private double[] compute(String key, double value) {
    return cache.computeIfAbsent(CATEGORY, key, double[].class, () -> made(value));
  }

  private double[] made(double value) {
    calls.incrementAndGet();
    return new double[] {value};
  }

  private static void awaitQuietly(CountDownLatch latch, long ms) {
    try {
      latch.await(ms, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> List<T> inThreads(int count, Callable<T> work)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        futures.add(threads.submit(work));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
