// SPDX-License-Identifier: MIT
package io.dase.cache.interop;

import static io.dase.cache.interop.FlightWorker.CATEGORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheOptions;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Variant;
import io.dase.cache.store.Lease;
import io.dase.cache.store.Store;
import io.dase.cache.testing.ChildJvm;
import io.dase.cache.testing.Eventually;
import io.dase.cache.testing.NativeProgram;
import io.dase.cache.testing.OpenCache;
import io.dase.cache.testing.StoreFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One computation over all processes, whatever language they are written in. */
class SingleFlightTest extends OpenCache {
  private static final String KEY = "map";
  private static final String FOLLOWED_CXX = "followed\nof C++\n";
  private static final String FOLLOWED_JAVA = "followed\nof Java\n";
  private static final int CXX_PROCESSES = 6;
  private static final int JVMS = 2;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Path journal;

  @BeforeEach
  void nameTheJournal() {
    journal = folder.resolve("journal");
  }

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void cxxWaitsForWhatJavaComputes() throws Exception {
    CompletableFuture<String> waiter = new CompletableFuture<>();
    cache.computeIfAbsent(
        CATEGORY,
        KEY,
        byte[].class,
        () -> {
          threads.execute(() -> waiter.complete(cxx(2)));
          awaitAWaiter();
          return "of Java".getBytes(StandardCharsets.US_ASCII);
        });
    assertThat(waiter.get(1, TimeUnit.MINUTES)).isEqualTo(FOLLOWED_JAVA);
    assertThat(StoreFiles.files(leases())).isEmpty();
  }

  @Test
  void javaWaitsForWhatCxxComputes() throws Exception {
    Future<String> holder = threads.submit(() -> cxx(2));
    Eventually.await(() -> FlightWorker.count(journal, "computed") == 1);
    CacheKey key = CacheKey.of(CATEGORY, KEY);
    try (Store store = Store.open(root)) {
      Lease lease =
          store.lease(
              key,
              Variant.NONE,
              Duration.ofMinutes(1),
              () -> {
                FlightWorker.note(journal, "asked");
                return store.exists(key);
              });
      assertThat(lease.outcome()).isEqualTo(Lease.Outcome.DONE);
    }
    assertThat(holder.get()).isEqualTo("led\nof C++\n");
    assertThat(cache.load(CATEGORY, KEY, byte[].class).orElseThrow())
        .asString()
        .isEqualTo("of C++");
  }

  @Test
  void javaComputesForItselfWhenItsPatienceEndsBeforeCxxDoes() throws Exception {
    Future<String> holder = threads.submit(() -> cxx(2));
    Eventually.await(() -> FlightWorker.count(journal, "computed") == 1);
    CacheOptions hurried = CacheOptions.defaults().withPatience(Duration.ofMillis(20));
    try (CacheManager other = new CacheManager(root, hurried)) {
      byte[] mine = other.computeIfAbsent(CATEGORY, KEY, byte[].class, () -> new byte[] {1});
      assertThat(mine).containsExactly(1);
    }
    assertThat(holder.isDone()).isFalse();
    FlightWorker.note(journal, "asked");
    assertThat(holder.get()).startsWith("led\n");
  }

  @Test
  void eightProcessesOfBothLanguagesThatAskAtOnceComputeOnce() throws Exception {
    List<Future<String>> processes = new ArrayList<>();
    for (int i = 0; i < CXX_PROCESSES; i++) {
      processes.add(threads.submit(() -> cxx(CXX_PROCESSES + JVMS)));
    }
    for (int i = 0; i < JVMS; i++) {
      processes.add(threads.submit(() -> jvm(CXX_PROCESSES + JVMS)));
    }
    List<String> outcomes = new ArrayList<>();
    for (Future<String> process : processes) {
      outcomes.add(process.get());
    }
    assertThat(FlightWorker.count(journal, "computed")).isEqualTo(1);
    assertThat(outcomes).filteredOn(outcome -> outcome.startsWith("led")).hasSize(1);
    assertThat(outcomes)
        .filteredOn(outcome -> !outcome.startsWith("led"))
        .allMatch(outcome -> outcome.equals(FOLLOWED_CXX) || outcome.equals(FOLLOWED_JAVA));
    assertThat(StoreFiles.files(leases())).isEmpty();
  }

  /** Whoever waits has a temporary file beside the lease. */
  private void awaitAWaiter() {
    try {
      Eventually.await(() -> StoreFiles.files(leases()).size() > 1);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private String cxx(int askers) {
    return NativeProgram.FLIGHT_WORKER.run(root, KEY, journal, askers).succeeded().stdout();
  }

  private String jvm(int askers) {
    return ChildJvm.of(FlightWorker.class).run(root, KEY, journal, askers);
  }

  private Path leases() {
    return root.resolve(".store/leases");
  }
}
