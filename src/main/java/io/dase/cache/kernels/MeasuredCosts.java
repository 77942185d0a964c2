// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rule from what this machine and this store take: a straight line through the first {@value
 * #LOADS} loads, and computations of each family, timed once per process when first asked for.
 * Until there were that many loads, loading is told to be the faster way. Nothing is kept on disk.
 * Safe from any thread.
 */
final class MeasuredCosts implements CostRule {
  private static final int LOADS = 8;
  private static final int COMPUTED = 1 << 12;
  private static final int ROUNDS = 5;

  /** Nanoseconds per weight. */
  private static final Map<KernelFamily, Double> COMPUTE = new ConcurrentHashMap<>();

  private final double[] lengths = new double[LOADS];
  private final double[] times = new double[LOADS];
  private int loads; // guarded by this, as the arrays
  private volatile KernelCosts costs;

  @Override
  public boolean recomputes(KernelSpec spec) {
    KernelCosts measured = costs;
    return measured != null && measured.recomputes(spec);
  }

  @Override
  public synchronized void loaded(int n, long nanos) {
    if (loads == LOADS) {
      return;
    }
    lengths[loads] = n;
    times[loads] = nanos;
    loads++;
    if (loads == LOADS) {
      costs = line();
    }
  }

  /** By least squares; a slope or an intercept below 0 is noise. */
  private KernelCosts line() {
    double meanLength = mean(lengths);
    double meanTime = mean(times);
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < LOADS; i++) {
      covariance += (lengths[i] - meanLength) * (times[i] - meanTime);
      variance += (lengths[i] - meanLength) * (lengths[i] - meanLength);
    }
    double slope = variance > 0 ? Math.max(0, covariance / variance) : 0;
    double start = Math.max(0, meanTime - slope * meanLength);
    return new KernelCosts(start, slope, MeasuredCosts::computePerWeight);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
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
