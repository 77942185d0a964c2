// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.CacheManager;
import io.dase.cache.core.Category;
import io.dase.cache.format.NdArray;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.kernels.KernelWeights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kernels: computed, loaded, held in memory. Stateless. */
final class KernelsBenchmark {
  private static final String CATEGORY = Category.FRACTIONAL_KERNELS.name();
  private static final List<KernelSpec> SPECS =
      List.of(
          new KernelSpec(1.5, 0.01, 1_000),
          new KernelSpec(1.8, 0.01, 1_000),
          new KernelSpec(1.9, 0.01, 5_000),
          new KernelSpec(1.5, 0.01, 100_000),
          new KernelSpec(1.5, 0.01, 1_000_000));

  private KernelsBenchmark() {}

  static Section run(Workplace workplace) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (CacheManager cache = workplace.store();
        CachedFractionalKernelProvider provider = new CachedFractionalKernelProvider(cache)) {
      for (KernelSpec spec : SPECS) {
        provider.getKernel(spec);
        Map<String, Spread> times = new LinkedHashMap<>();
        times.put(Row.UNCACHED, workplace.watch().measure(() -> KernelWeights.of(spec)));
        times.put(
            Row.CACHED,
            workplace
                .watch()
                .measure(() -> cache.load(CATEGORY, spec.key(), NdArray.class).orElseThrow()));
        times.put(Row.MEMORY, workplace.watch().measure(() -> provider.getKernel(spec)));
        rows.add(Row.of(spec.key(), times));
      }
    }
    return Section.of(
        Benchmark.KERNELS,
        "Grünwald-Letnikov kernels: uncached is computing the weights, cached is a load of the file"
            + " with its checks, memory is a provider that has the kernel already.",
        Row.withAverage(rows),
        List.of());
  }
}
