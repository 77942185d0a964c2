// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheException;
import io.dase.cache.core.CanonicalParameters;
import io.dase.cache.core.Machine;
import io.dase.cache.core.Ranges;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The costs of this machine as the store keeps them, a small JSON document under {@code
 * kernels_<digest16>} in {@code machine_costs}, with the digest of {@link Machine#text}. What a
 * family takes is measured when first asked for, in milliseconds, and kept too. Safe from any
 * thread.
 */
final class MachineCosts {
  static final String CATEGORY = "machine_costs";
  private static final int DIGEST_DIGITS = 16;
  private static final int COMPUTED = 1 << 12;
  private static final int ROUNDS = 5;

  private static final String MACHINE = "machine";
  private static final String LOAD = "load_ns";
  private static final String LOAD_PER_WEIGHT = "load_ns_per_weight";
  private static final String COMPUTE_PER_WEIGHT = "compute_ns_per_weight";

  private final CacheManager cache;
  private final double load;
  private final double loadPerWeight;
  private final Map<KernelFamily, Double> families = new ConcurrentHashMap<>();

  private MachineCosts(CacheManager cache, double load, double loadPerWeight) {
    this.cache = cache;
    this.load = load;
    this.loadPerWeight = loadPerWeight;
  }

  /** The key of this machine's costs. */
  static String key() {
    return "kernels_" + CanonicalParameters.digest(Map.of(MACHINE, Machine.text()), DIGEST_DIGITS);
  }

  /** Those that the store keeps; empty if there are none that make sense. */
  static Optional<KernelCosts> read(CacheManager cache) {
    try {
      return cache.loadMap(CATEGORY, key()).map(members -> of(cache, members).rule());
    } catch (CacheException | IllegalArgumentException | ClassCastException e) {
      return Optional.empty();
    }
  }

  /** Keeps what was measured. */
  static KernelCosts write(CacheManager cache, double load, double loadPerWeight) {
    MachineCosts costs = new MachineCosts(cache, load, loadPerWeight);
    costs.write();
    return costs.rule();
  }

  private static MachineCosts of(CacheManager cache, Map<String, Object> members) {
    MachineCosts costs =
        new MachineCosts(cache, number(members, LOAD), number(members, LOAD_PER_WEIGHT));
    Map<?, ?> known = (Map<?, ?>) members.get(COMPUTE_PER_WEIGHT);
    for (KernelFamily family : KernelFamily.values()) {
      if (known.containsKey(family.text())) {
        costs.families.put(family, number(known, family.text()));
      }
    }
    return costs;
  }

  private static double number(Map<?, ?> members, String name) {
    double value = members.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    Ranges.requireNotNegative(name, value);
    return value;
  }

  private KernelCosts rule() {
    return new KernelCosts(load, loadPerWeight, this::computePerWeight);
  }

  private double computePerWeight(KernelFamily family) {
    Double known = families.get(family);
    if (known != null) {
      return known;
    }
    double measured = measure(family);
    families.put(family, measured);
    write();
    return measured;
  }

  private void write() {
    Map<String, Object> computing = new TreeMap<>();
    families.forEach((family, nanos) -> computing.put(family.text(), nanos));
    cache.save(
        CATEGORY,
        key(),
        Map.of(
            MACHINE,
            Machine.text(),
            LOAD,
            load,
            LOAD_PER_WEIGHT,
            loadPerWeight,
            COMPUTE_PER_WEIGHT,
            computing));
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
