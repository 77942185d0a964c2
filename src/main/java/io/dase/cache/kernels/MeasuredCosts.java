// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import io.dase.cache.CacheManager;
import java.util.function.Supplier;

/**
 * The rule from what this machine and this store take: {@link MachineCosts}, read when a stored
 * kernel is first asked for. Where the store has none, {@link LoadTimes} are taken, and loading is
 * told to be the faster way until there are enough; then they are kept for every program. Safe from
 * any thread.
 */
final class MeasuredCosts implements CostRule {
  private final Supplier<CacheManager> cache;
  private final LoadTimes loads = new LoadTimes(); // guarded by this
  private boolean read; // guarded by this
  private volatile CostRule costs;

  MeasuredCosts(Supplier<CacheManager> cache) {
    this.cache = cache;
  }

  @Override
  public boolean recomputes(KernelSpec spec) {
    CostRule known = costs == null ? read() : costs;
    return known != null && known.recomputes(spec);
  }

  @Override
  public synchronized void loaded(int n, long nanos) {
    if (costs != null) {
      return;
    }
    loads.add(n, nanos);
    if (loads.isComplete()) {
      double[] line = loads.line();
      costs = MachineCosts.write(cache.get(), line[0], line[1]);
    }
  }

  private synchronized CostRule read() {
    if (!read) {
      read = true;
      costs = MachineCosts.read(cache.get()).orElse(null);
    }
    return costs;
  }
}
