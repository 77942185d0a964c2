// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import io.dase.cache.CacheManager;
import io.dase.cache.ProviderCounters;
import io.dase.cache.ProviderStatistics;
import io.dase.cache.core.Category;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Trains of echoes from memory, else from the store, else computed and stored as {@code .npz} under
 * {@link EchoSpec#key()}, where C++ and numpy find them. A train depends on nothing but its key, so
 * one held in memory is never revalidated.
 *
 * <p>Safe from any thread. Closing closes the {@link CacheManager} if the provider opened it;
 * afterwards every method but {@link #statistics} throws {@link IllegalStateException}.
 */
public final class CachedEchoProvider implements AutoCloseable {
  /** The most trains of one sweep. */
  public static final int MAX_SWEEP = 100_000;

  private static final String CATEGORY = Category.ECHO_TEMPLATES.name();
  private static final long NOT_COMPUTED = -1;

  private final CacheManager cache;
  private final boolean ownsCache;
  private final ProviderCounters counters = new ProviderCounters();

  /** On the default root, see {@link io.dase.cache.CacheRoot}. */
  public CachedEchoProvider() {
    this(new CacheManager(), true);
  }

  /** On this folder, which need not exist; closing the provider ends its use. */
  public CachedEchoProvider(Path root) {
    this(new CacheManager(root), true);
  }

  /** Shares the manager, which stays open when the provider is closed. */
  public CachedEchoProvider(CacheManager cache) {
    this(cache, false);
  }

  private CachedEchoProvider(CacheManager cache, boolean ownsCache) {
    this.cache = cache;
    this.ownsCache = ownsCache;
  }

  /**
   * The train of these parameters, with linear scaling and exponential decay.
   *
   * @throws IllegalArgumentException for an argument outside the ranges of {@link EchoSpec}
   */
  public EchoTemplate get(double alpha, double tau0, int n) {
    return get(EchoSpec.of(alpha, tau0, n));
  }

  /**
   * The train of echoes. A cache that cannot be read or written costs time, never the result; a
   * stored value that is not what its key says is replaced.
   */
  public EchoTemplate get(EchoSpec spec) {
    AtomicLong computeNanos = new AtomicLong(NOT_COMPUTED);
    long start = System.nanoTime();
    Map<?, ?> stored =
        cache.computeIfAbsent(
            CATEGORY, spec.key(), Map.class, () -> EchoFile.map(timed(spec, computeNanos)));
    EchoTemplate template =
        EchoFile.template(spec, stored).orElseGet(() -> replace(spec, computeNanos));
    if (computeNanos.get() == NOT_COMPUTED) {
      counters.hit(System.nanoTime() - start);
    } else {
      counters.miss(computeNanos.get());
    }
    return template;
  }

  /**
   * The trains of all combinations, by alpha, then tau0, otherwise as {@code base}.
   *
   * @throws IllegalArgumentException for a value outside the ranges of {@link EchoSpec}, before
   *     anything is computed, or for more than {@link #MAX_SWEEP} combinations
   */
  public List<EchoTemplate> sweep(double[] alphas, double[] taus, EchoSpec base) {
    long count = (long) alphas.length * taus.length;
    if (count > MAX_SWEEP) {
      throw new IllegalArgumentException(
          "the sweep has " + count + " combinations; expected at most " + MAX_SWEEP);
    }
    List<EchoSpec> specs = new ArrayList<>();
    for (double alpha : alphas) {
      for (double tau0 : taus) {
        specs.add(new EchoSpec(alpha, tau0, base.n(), base.scaling(), base.decay()));
      }
    }
    return specs.stream().map(this::get).toList();
  }

  /** Counts since this was opened: hits are from memory or store. */
  public ProviderStatistics statistics() {
    return counters.statistics();
  }

  @Override
  public void close() {
    if (ownsCache) {
      cache.close();
    }
  }

  private EchoTemplate replace(EchoSpec spec, AtomicLong computeNanos) {
    EchoTemplate template = timed(spec, computeNanos);
    cache.save(CATEGORY, spec.key(), EchoFile.map(template));
    return template;
  }

  private static EchoTemplate timed(EchoSpec spec, AtomicLong computeNanos) {
    long start = System.nanoTime();
    EchoTemplate template = EchoTrain.compute(spec);
    computeNanos.set(System.nanoTime() - start);
    return template;
  }
}
