// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.Codecs;
import io.dase.cache.store.NewEntry;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Makes what the store lacks, one thread of this process at a time for each key of a root. Safe
 * from any thread.
 */
final class Computations {
  private static final SingleFlight<Target, Held> FLIGHTS = new SingleFlight<>();
  private static final long NANOS_PER_MS = 1_000_000;

  private final Path root;
  private final Values values;

  private record Target(Path root, CacheKey key) {
    @Override
    public String toString() {
      return key.toString();
    }
  }

  Computations(Path root, Values values) {
    this.root = root;
    this.values = values;
  }

  <T> T computeIfAbsent(CacheKey key, Class<T> type, Supplier<? extends T> supplier) {
    Held held = findUsable(key, type);
    if (held == null) {
      held = FLIGHTS.run(new Target(root, key), () -> lookAgainOrMake(key, type, supplier));
    }
    return held.as(type);
  }

  private <T> Held lookAgainOrMake(CacheKey key, Class<T> type, Supplier<? extends T> supplier) {
    Held held = findUsable(key, type);
    return held == null ? make(key, type, supplier) : held;
  }

  private <T> Held make(CacheKey key, Class<T> type, Supplier<? extends T> supplier) {
    long start = System.nanoTime();
    T value = Objects.requireNonNull(supplier.get(), () -> "the value computed for " + key);
    long costMs = (System.nanoTime() - start + NANOS_PER_MS - 1) / NANOS_PER_MS;
    Codecs.Encoded encoded = Codecs.encode(value);
    boolean stored =
        values.save(key, NewEntry.of(encoded.bytes(), encoded.extension()).costMs(costMs));
    Held held = stored ? findUsable(key, type) : null;
    return held == null ? Held.computed(encoded, type) : held;
  }

  /**
   * Null also for what must be made anew: bytes that break their format, and a pure function of the
   * key that somebody stored as something else.
   */
  private Held findUsable(CacheKey key, Class<?> type) {
    try {
      Held held = values.find(key, type, Values.ANY_SCHEMA);
      if (held != null) {
        held.as(type);
      }
      return held;
    } catch (CorruptDataException e) {
      return null;
    } catch (IncompatibleDataException e) {
      if (key.category().isPureFunction()) {
        return null;
      }
      throw e;
    }
  }
}
