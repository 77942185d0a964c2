// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.Codecs;
import io.dase.cache.store.Lease;
import io.dase.cache.store.NewEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Makes what the store lacks, one thread at a time for each key of a root: of this process always,
 * of all processes as far as patience goes. Safe from any thread.
 */
final class Computations {
  private static final SingleFlight<Target, Held> FLIGHTS = new SingleFlight<>();

  private final Path root;
  private final Values values;
  private final Duration patience;

  private record Target(Path root, CacheKey key) {
    @Override
    public String toString() {
      return key.toString();
    }
  }

  Computations(Path root, Values values, Duration patience) {
    this.root = root;
    this.values = values;
    this.patience = patience;
  }

  <T> T computeIfAbsent(
      CacheKey key, Class<T> type, Supplier<? extends T> supplier, SaveOptions options) {
    Held held = usable(key, type, () -> values.find(key, type, Values.ANY_SCHEMA));
    if (held == null) {
      held =
          FLIGHTS.run(new Target(root, key), () -> lookAgainOrMake(key, type, supplier, options));
    }
    return held.as(type);
  }

  private <T> Held lookAgainOrMake(
      CacheKey key, Class<T> type, Supplier<? extends T> supplier, SaveOptions options) {
    AtomicReference<Held> found = new AtomicReference<>();
    BooleanSupplier isDone =
        () -> {
          found.set(usable(key, type, () -> values.findAgain(key, type)));
          return found.get() != null;
        };
    if (isDone.getAsBoolean()) {
      return found.get();
    }
    try (Lease lease = values.lease(key, patience, isDone)) {
      return lease.outcome() == Lease.Outcome.DONE
          ? found.get()
          : make(key, type, supplier, options);
    }
  }

  private <T> Held make(
      CacheKey key, Class<T> type, Supplier<? extends T> supplier, SaveOptions options) {
    long start = System.nanoTime();
    T value = Objects.requireNonNull(supplier.get(), () -> "the value computed for " + key);
    Duration cost = Duration.ofNanos(System.nanoTime() - start);
    Codecs.Encoded encoded = Codecs.encode(value, options.packing());
    NewEntry entry = NewEntry.of(encoded.bytes(), encoded.extension());
    boolean stored = values.save(key, options.withCost(cost).applyTo(entry));
    Held held = stored ? values.findAgain(key, type) : null;
    return held == null ? Held.computed(encoded, type) : held;
  }

  /**
   * Null also for a pure function of its key that somebody stored as something else: that one is
   * made anew.
   */
  private static Held usable(CacheKey key, Class<?> type, Supplier<Held> look) {
    if (!key.category().isPureFunction()) {
      return look.get();
    }
    try {
      Held held = look.get();
      if (held != null) {
        held.as(type);
      }
      return held;
    } catch (CorruptDataException | IncompatibleDataException e) {
      return null;
    }
  }
}
