// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.Grid;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.format.NdArray;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.kernels.FractionalOperator;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.maps.CachedMapProvider;
import io.dase.cache.maps.CircleZone;
import io.dase.cache.maps.Combination;
import io.dase.cache.maps.MapLayout;
import io.dase.cache.missions.MissionFailedException;
import io.dase.cache.missions.MissionGraph;
import io.dase.cache.profiles.CachedProfileProvider;
import io.dase.cache.profiles.ProfileSpec;
import io.dase.cache.profiles.Snapshots;
import io.dase.cache.stencils.CachedStencilProvider;
import io.dase.cache.stencils.StencilOperator;
import io.dase.cache.stencils.StencilSpec;
import io.dase.cache.templates.CachedEchoProvider;
import io.dase.cache.templates.MatchedFilter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Threads that compute through what another thread closes get results or {@link
 * IllegalStateException}, nothing else.
 */
@Timeout(120)
class CloseWhileComputingTest {
  private static final int THREADS = 3;

  @TempDir private Path root;

  /** What is closed, and one call after the other through it. */
  private record Use(AutoCloseable closed, IntConsumer call) {}

  static Stream<Named<Function<CacheManager, Use>>> providers() {
    return Stream.of(
        Named.of("kernels", CloseWhileComputingTest::kernels),
        Named.of("stencils", CloseWhileComputingTest::stencils),
        Named.of("echoes", CloseWhileComputingTest::echoes),
        Named.of("profiles", CloseWhileComputingTest::profiles),
        Named.of("maps", CloseWhileComputingTest::maps),
        Named.of("snapshots", CloseWhileComputingTest::snapshots),
        Named.of("missions", CloseWhileComputingTest::missions));
  }

  static Stream<Named<Function<CacheManager, Use>>> operators() {
    return Stream.of(
        Named.of("derivative", CloseWhileComputingTest::derivative),
        Named.of("spectral stencil", CloseWhileComputingTest::spectral),
        Named.of("matched filter", CloseWhileComputingTest::filter));
  }

  @ParameterizedTest
  @MethodSource({"providers", "operators"})
  void closingWhatIsCalled(Function<CacheManager, Use> maker) throws Exception {
    try (CacheManager cache = new CacheManager(root)) {
      Use use = maker.apply(cache);
      closeUnder(use.call(), use.closed());
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void closingTheManager(Function<CacheManager, Use> maker) throws Exception {
    try (CacheManager cache = new CacheManager(root)) {
      closeUnder(maker.apply(cache).call(), cache);
    }
  }

  /** Every thread goes on until it is told that this is closed. */
  private static void closeUnder(IntConsumer call, AutoCloseable closed) throws Exception {
    AtomicInteger next = new AtomicInteger();
    CountDownLatch called = new CountDownLatch(THREADS);
    List<Throwable> ends = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  while (true) {
                    call.accept(next.incrementAndGet());
                    called.countDown();
                  }
                } catch (Throwable e) {
                  synchronized (ends) {
                    ends.add(e);
                  }
                  called.countDown();
                }
              });
      thread.start();
      threads.add(thread);
    }
    assertThat(called.await(1, TimeUnit.MINUTES)).isTrue();
    closed.close();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(ends)
        .hasSize(THREADS)
        .allSatisfy(e -> assertThat(cause(e)).isInstanceOf(IllegalStateException.class));
  }

  private static Throwable cause(Throwable e) {
    return e instanceof MissionFailedException ? e.getCause() : e;
  }

  private static Use kernels(CacheManager cache) {
    CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache);
    return new Use(kernels, i -> kernels.getKernel(1.5, 0.01, 1000 + i));
  }

  private static Use stencils(CacheManager cache) {
    CachedStencilProvider stencils = new CachedStencilProvider(cache);
    return new Use(stencils, i -> stencils.getSymbol(StencilSpec.laplacian(100 + i)));
  }

  private static Use echoes(CacheManager cache) {
    CachedEchoProvider echoes = new CachedEchoProvider(cache);
    return new Use(echoes, i -> echoes.get(0.5, 1, 100 + i));
  }

  private static Use profiles(CacheManager cache) {
    CachedProfileProvider profiles = new CachedProfileProvider(cache);
    return new Use(profiles, i -> profiles.get(ProfileSpec.gaussian(Grid.cube(-1, 1, 100 + i), 1)));
  }

  private static Use maps(CacheManager cache) {
    CachedMapProvider maps = new CachedMapProvider(cache);
    return new Use(
        maps,
        i ->
            maps.get(
                MapLayout.of(
                    Grid.cube(-1, 1, 8, 100 + i),
                    Combination.ADD,
                    new CircleZone(0, 0, 1, 1, 0.1))));
  }

  private static Use snapshots(CacheManager cache) {
    Snapshots snapshots = new Snapshots(cache);
    NdArray field = NdArray.of(new double[1000], 1000);
    return new Use(
        snapshots,
        i -> {
          snapshots.save("orbit", i, Map.of("psi", field));
          snapshots.latest("orbit");
          snapshots.keep("orbit", 2);
        });
  }

  private static Use missions(CacheManager cache) {
    return new Use(
        cache,
        i ->
            MissionGraph.builder()
                .step("one", Map.of("i", i), double[].class, parents -> new double[] {i})
                .build()
                .run(cache, 1));
  }

  private static Use derivative(CacheManager cache) {
    Planner planner = new Planner(cache);
    FractionalOperator derivative =
        new FractionalOperator(
            new CachedFractionalKernelProvider(cache),
            planner,
            new KernelSpec(0.5, 0.01, 2000),
            2000,
            Rigor.ESTIMATE);
    double[] series = new double[2000];
    Arrays.setAll(series, Math::sin);
    return new Use(derivative, i -> derivative.apply(series));
  }

  private static Use spectral(CacheManager cache) {
    StencilOperator operator =
        new StencilOperator(StencilSpec.laplacian(64, 64), new Planner(cache), Rigor.ESTIMATE);
    double[] field = new double[64 * 64];
    Arrays.setAll(field, Math::sin);
    return new Use(operator, i -> operator.solvePoisson(operator.applySpectral(field)));
  }

  private static Use filter(CacheManager cache) {
    double[] template = new double[200];
    Arrays.setAll(template, Math::cos);
    MatchedFilter filter =
        new MatchedFilter(new Planner(cache), List.of(template), 2000, Rigor.ESTIMATE);
    double[] series = new double[2000];
    Arrays.setAll(series, Math::sin);
    return new Use(filter, i -> filter.bestMatch(series, 1));
  }
}
