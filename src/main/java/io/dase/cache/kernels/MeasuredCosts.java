// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import io.dase.cache.CacheManager;
import io.dase.cache.core.Category;
import io.dase.cache.format.NdArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.io.file.PathUtils;

/**
 * The {@link KernelCosts} of this machine: loads from a store in the folder for temporary files,
 * computations of each family when it is first asked for. Measured once per process, in some tens
 * of milliseconds, and kept in memory; no file remains. Safe from any thread.
 */
final class MeasuredCosts {
  private static final int SHORT = 1 << 10;
  private static final int LONG = 1 << 17;
  private static final int COMPUTED = 1 << 12;
  private static final int ROUNDS = 5;

  private static final Map<KernelFamily, Double> COMPUTE = new ConcurrentHashMap<>();

  private MeasuredCosts() {}

  /** Measures when it is first called. */
  static KernelCosts ofThisMachine() {
    return Holder.COSTS;
  }

  private static final class Holder {
    static final KernelCosts COSTS = measured();
  }

  /** Where nothing can be loaded, loading is told to be free: then the store decides. */
  private static KernelCosts measured() {
    try {
      Path folder = Files.createTempDirectory("dase-costs");
      try (CacheManager cache = new CacheManager(folder)) {
        double shortest = load(cache, SHORT);
        double slope = Math.max(0, (load(cache, LONG) - shortest) / (LONG - SHORT));
        return new KernelCosts(shortest, slope, MeasuredCosts::computePerWeight);
      } finally {
        PathUtils.deleteDirectory(folder);
      }
    } catch (IOException | UncheckedIOException e) {
      return new KernelCosts(0, 0, MeasuredCosts::computePerWeight);
    }
  }

  /** The median of loads, each of an entry that was not read before. */
  private static double load(CacheManager cache, int n) {
    String category = Category.FRACTIONAL_KERNELS.name();
    double[] nanos = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      String key = "kernel_" + n + "_" + round;
      double[] weights = new double[n];
      weights[0] = round;
      cache.save(category, key, weights);
      long start = System.nanoTime();
      cache.load(category, key, NdArray.class);
      nanos[round] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[ROUNDS / 2];
  }

  private static double computePerWeight(KernelFamily family) {
    return COMPUTE.computeIfAbsent(family, MeasuredCosts::measure);
  }

  private static double measure(KernelFamily family) {
    double alpha = (family.minAlpha() + Math.min(2, family.maxAlpha())) / 2;
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      KernelWeights.of(new KernelSpec(family, alpha, 1, COMPUTED));
      best = Math.min(best, System.nanoTime() - start);
    }
    return best / COMPUTED;
  }
}
