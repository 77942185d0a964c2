// SPDX-License-Identifier: MIT
package io.dase.cache.jmh;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheOptions;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.kernels.KernelFamily;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.store.Durability;
import io.dase.cache.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/**
 * {@code KernelTimes ROOT SAMPLES}: kernels of 100 to 1,000,000 weights of some families, computed,
 * and loaded by a provider and a manager that hold nothing, so that each load is checked by its
 * digest. Unmeasured ones come first. Leaves the kernels in the store.
 */
public final class KernelTimes {
  private static final KernelFamily[] FAMILIES = {
    KernelFamily.GRUNWALD_LETNIKOV, KernelFamily.CAPUTO_L1, KernelFamily.BDF6
  };
  private static final int[] LENGTHS = {100, 1_000, 10_000, 100_000, 1_000_000};
  private static final double ALPHA = 0.5;
  private static final double DT = 0.01;

  /** Of one round, so that long kernels do not take minutes. */
  private static final int MAX_WEIGHTS = 10_000_000;

  private static final int WARM_UP = 2_000;
  private static final double NANOS_PER_MS = 1e6;

  private final Path root;

  private KernelTimes(Path root) {
    this.root = root;
  }

  public static void main(String[] args) throws IOException {
    KernelTimes times = new KernelTimes(Path.of(args[0]));
    KernelSpec shortest = new KernelSpec(ALPHA, DT, LENGTHS[0]);
    times.computed(shortest, WARM_UP);
    times.loaded(shortest, WARM_UP);
    for (KernelFamily family : FAMILIES) {
      for (int n : LENGTHS) {
        KernelSpec spec = new KernelSpec(family, ALPHA, DT, n);
        int samples = Math.min(Integer.parseInt(args[1]), MAX_WEIGHTS / n);
        times.computed(spec, samples);
        times.computed(spec, samples).print();
        times.loaded(spec, samples);
        times.loaded(spec, samples).print();
      }
    }
  }

  /**
   * As the provider itself takes its times: without what storing it costs. Each has its own step.
   */
  private Samples computed(KernelSpec spec, int count) throws IOException {
    Samples samples = new Samples("compute " + spec.key());
    Path folder = root.resolve("computed");
    try (CacheManager cache = open(folder)) {
      for (int i = 0; i < count; i++) {
        CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache);
        kernels.getKernel(new KernelSpec(spec.family(), spec.alpha(), DT * (i + 1), spec.n()));
        samples.add(Math.round(kernels.statistics().avgComputeTimeMs() * NANOS_PER_MS));
      }
    }
    FileUtils.deleteDirectory(folder.toFile());
    return samples;
  }

  private Samples loaded(KernelSpec spec, int count) {
    Samples samples = new Samples("disk " + spec.key());
    try (CacheManager cache = open(root)) {
      new CachedFractionalKernelProvider(cache).getKernel(spec);
    }
    for (int i = 0; i < count; i++) {
      try (CacheManager cache = open(root)) {
        CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache);
        samples.time(() -> kernels.getKernel(spec).size() == spec.n());
        if (kernels.statistics().cacheHits() != 1) {
          throw new IllegalStateException(spec.key() + " was not loaded from " + root);
        }
      }
    }
    return samples;
  }

  private static CacheManager open(Path root) {
    StoreOptions store = StoreOptions.defaults().withDurability(Durability.NONE);
    return new CacheManager(root, CacheOptions.defaults().withStore(store));
  }
}
