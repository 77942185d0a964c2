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
import java.util.Map;
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
    return compute(new Task<>(key, type, supplier, key.category().isPureFunction(), options));
  }

  /** As {@link #computeIfAbsent} for a value that follows from its key alone. */
  <T> T memoize(
      CacheKey key, Class<T> type, Supplier<? extends T> supplier, Map<String, Object> meta) {
    return compute(new Task<>(key, type, supplier, true, SaveOptions.DEFAULTS.withMeta(meta)));
  }

  /**
   * @param pure whether the value follows from its key alone
   */
  private record Task<T>(
      CacheKey key,
      Class<T> type,
      Supplier<? extends T> supplier,
      boolean pure,
      SaveOptions options) {}

  private <T> T compute(Task<T> task) {
    Held held = usable(task, () -> values.find(task.key, task.type, Values.ANY_SCHEMA));
    if (held == null) {
      held = FLIGHTS.run(new Target(root, task.key), () -> lookAgainOrMake(task));
    }
    return held.as(task.type);
  }

  private Held lookAgainOrMake(Task<?> task) {
    AtomicReference<Held> found = new AtomicReference<>();
    BooleanSupplier isDone =
        () -> {
          found.set(usable(task, () -> values.findAgain(task.key, task.type)));
          return found.get() != null;
        };
    if (isDone.getAsBoolean()) {
      return found.get();
    }
    try (Lease lease = values.lease(task.key, patience, isDone)) {
      return lease.outcome() == Lease.Outcome.DONE ? found.get() : make(task);
    }
  }

  private Held make(Task<?> task) {
    CacheKey key = task.key;
    long start = System.nanoTime();
    Object value =
        Objects.requireNonNull(
            task.supplier.get(),
            () -> "the value computed for " + key + " is null; expected one that can be stored");
    Duration cost = Duration.ofNanos(System.nanoTime() - start);
    Codecs.Encoded encoded = Codecs.encode(value, task.options.packing());
    NewEntry entry = NewEntry.of(encoded.bytes(), encoded.extension());
    boolean stored = values.save(key, task.options.withCost(cost).applyTo(entry));
    Held held = stored ? values.findAgain(key, task.type) : null;
    return held == null ? Held.computed(encoded, task.type) : held;
  }

  /**
   * Null also for a pure function of its key that somebody stored as something else: that one is
   * made anew.
   */
  private static Held usable(Task<?> task, Supplier<Held> look) {
    if (!task.pure) {
      return look.get();
    }
    try {
      Held held = look.get();
      if (held != null) {
        held.as(task.type);
      }
      return held;
    } catch (CorruptDataException | IncompatibleDataException e) {
      return null;
    }
  }
}
