// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.CacheManager;
import io.dase.cache.ProviderStatistics;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.kernels.KernelWeights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A program that asks for nine kernels a thousand times. Stateless. */
final class SimulationBenchmark {
  private static final int REQUESTS = 1_000;
  private static final long SEED = 42;
  private static final double DT = 0.01;
  private static final double US_PER_MS = 1e3;

  private SimulationBenchmark() {}

  static Section run(Workplace workplace) throws IOException {
    List<KernelSpec> requests = requests();
    CacheManager[] cache = new CacheManager[1];
    ProviderStatistics[] counts = new ProviderStatistics[1];
    Spread cached =
        workplace
            .watch()
            .measure(
                () -> {
                  close(cache[0]);
                  cache[0] = workplace.store();
                },
                () -> counts[0] = serve(cache[0], requests));
    close(cache[0]);
    Spread uncached =
        workplace.watch().measure(() -> {}, () -> requests.forEach(KernelWeights::of));
    Map<String, Spread> times = new LinkedHashMap<>();
    times.put(Row.UNCACHED, uncached);
    times.put(Row.CACHED, cached);
    return Section.of(
        Benchmark.SIMULATION,
        "%,d requests to a provider on an empty store: nine kernels (alpha 1.5, 1.8, 1.9; N 100,"
                .formatted(REQUESTS)
            + " 1000, 5000; dt 0.01), each once in this order, then drawn with the seed %d."
                .formatted(SEED)
            + " Uncached is computing each time; cached includes nine files written and synced.",
        List.of(Row.of("%,d requests".formatted(REQUESTS), times)),
        List.of(
            new Figure("hits", counts[0].cacheHits(), ""),
            new Figure("misses", counts[0].cacheMisses(), ""),
            new Figure("mean time of a request", cached.medianUs() / REQUESTS / US_PER_MS, "ms")));
  }

  private static ProviderStatistics serve(CacheManager cache, List<KernelSpec> requests) {
    try (CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache)) {
      requests.forEach(kernels::getKernel);
      return kernels.statistics();
    }
  }

  private static void close(CacheManager cache) {
    if (cache != null) {
      cache.close();
    }
  }

  /** Rising lengths first: a provider makes shorter kernels from longer ones without a miss. */
  private static List<KernelSpec> requests() {
    List<KernelSpec> kernels = new ArrayList<>();
    for (double alpha : new double[] {1.5, 1.8, 1.9}) {
      for (int n : new int[] {100, 1_000, 5_000}) {
        kernels.add(new KernelSpec(alpha, DT, n));
      }
    }
    List<KernelSpec> requests = new ArrayList<>(kernels);
    new Random(SEED)
        .ints(REQUESTS - kernels.size(), 0, kernels.size())
        .forEach(index -> requests.add(kernels.get(index)));
    return requests;
  }
}
