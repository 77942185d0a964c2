// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How a value that follows from its key alone is computed, stored and read back. Immutable; as safe
 * from threads as its functions.
 *
 * @param key where it is stored
 * @param type of what is stored
 * @param compute gives what is stored
 * @param read the value that is stored; empty if it is not what the key says
 * @param options noted with it
 */
public record Recipe<S, T>(
    CacheKey key,
    Class<S> type,
    Supplier<? extends S> compute,
    Function<? super S, Optional<T>> read,
    SaveOptions options) {
  private static final long NOT_COMPUTED = -1;

  /** Where a value came from. */
  public enum Origin {
    /** The manager's memory. */
    MEMORY,
    STORE,
    COMPUTED
  }

  /**
   * A value as it was got.
   *
   * @param nanos what the computation took, or else the way through memory and store
   */
  public record Result<T>(T value, Origin origin, long nanos) {}

  /** Stored as it is, if it is what {@code isRight} says. */
  public static <T> Recipe<T, T> of(
      CacheKey key, Class<T> type, Supplier<? extends T> compute, Predicate<? super T> isRight) {
    return parsed(key, type, compute, stored -> Optional.of(stored).filter(isRight));
  }

  /** Stored in another form, with {@link SaveOptions#DEFAULTS}. */
  public static <S, T> Recipe<S, T> parsed(
      CacheKey key,
      Class<S> type,
      Supplier<? extends S> compute,
      Function<? super S, Optional<T>> read) {
    return new Recipe<>(key, type, compute, read, SaveOptions.DEFAULTS);
  }

  /** With these parameters in the record's {@code meta}. */
  public Recipe<S, T> withMeta(Map<String, Object> meta) {
    return new Recipe<>(key, type, compute, read, options.withMeta(meta));
  }

  /**
   * The value from memory, else from the store, else computed and stored. What is stored and is not
   * what the key says is replaced; a cache that cannot be read or written costs time, never the
   * result.
   */
  public Result<T> get(CacheManager cache) {
    return get(cache, System::nanoTime);
  }

  /** With a clock in nanoseconds. */
  Result<T> get(CacheManager cache, LongSupplier clock) {
    long memoryHits = cache.memoryHits();
    AtomicLong computing = new AtomicLong(NOT_COMPUTED);
    Supplier<S> timed =
        () -> {
          long begin = clock.getAsLong();
          S made = compute.get();
          computing.set(clock.getAsLong() - begin);
          return made;
        };
    long begin = clock.getAsLong();
    Optional<T> found = stored(cache, timed);
    long loading = clock.getAsLong() - begin;
    T value = found.isPresent() ? found.get() : replaced(cache, timed);
    return computing.get() == NOT_COMPUTED
        ? new Result<>(value, origin(cache, memoryHits), loading)
        : new Result<>(value, Origin.COMPUTED, computing.get());
  }

  /**
   * Of others that are served meanwhile, a load may seem to come from memory, never the reverse.
   */
  private static Origin origin(CacheManager cache, long memoryHits) {
    return cache.memoryHits() == memoryHits ? Origin.STORE : Origin.MEMORY;
  }

  private Optional<T> stored(CacheManager cache, Supplier<S> timed) {
    try {
      return read.apply(
          cache.computeIfAbsent(key.category().name(), key.key(), type, timed, options));
    } catch (CorruptDataException | IncompatibleDataException e) {
      return Optional.empty();
    }
  }

  private T replaced(CacheManager cache, Supplier<S> timed) {
    S made = timed.get();
    cache.save(key.category().name(), key.key(), made, options);
    return read.apply(made)
        .orElseThrow(() -> new IllegalStateException("what was computed for " + key + " is wrong"));
  }
}
