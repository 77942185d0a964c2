// SPDX-License-Identifier: MIT
package io.dase.cache;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What providers of numerical artifacts have in common: the manager that they opened or share, and
 * the counts of what they served.
 *
 * <p>Safe from any thread. Closing closes the {@link CacheManager} if the provider opened it;
 * afterwards every method but {@link #statistics} throws {@link IllegalStateException}.
 */
public abstract class CachedProvider implements AutoCloseable {
  private final CacheUse use;
  private final LongSupplier clock;
  private final ProviderCounters counters = new ProviderCounters();

  /** Takes the use over: closing this closes it. */
  protected CachedProvider(CacheUse use) {
    this(use, System::nanoTime);
  }

  /**
   * With a clock.
   *
   * @param clock in nanoseconds
   */
  protected CachedProvider(CacheUse use, LongSupplier clock) {
    this.use = use;
    this.clock = clock;
  }

  /** Counts since this was opened: hits are from memory or store. */
  public final ProviderStatistics statistics() {
    return counters.statistics();
  }

  @Override
  public void close() {
    use.close();
  }

  /** The manager; throws as every method of a closed provider. */
  protected final CacheManager cache() {
    return use.manager();
  }

  /** {@link Recipe#get}, counted. */
  protected final <T> Recipe.Result<T> serve(Recipe<?, T> recipe) {
    Recipe.Result<T> result = recipe.get(cache(), clock);
    switch (result.origin()) {
      case MEMORY -> counters.hit();
      case STORE -> counters.hit(result.nanos());
      case COMPUTED -> counters.miss(result.nanos());
    }
    return result;
  }

  /** Counts a value that was in memory. */
  protected final void countResident() {
    counters.hit();
  }

  /** Computes a value that is stored, since that is faster than to load it, and counts it so. */
  protected final <T> T recompute(Supplier<T> computation) {
    long begin = clock.getAsLong();
    T value = computation.get();
    counters.recomputed(clock.getAsLong() - begin);
    return value;
  }
}
