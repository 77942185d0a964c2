// SPDX-License-Identifier: MIT
package io.dase.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * At most one computation per key at a time; callers that come meanwhile wait for its result. A
 * computation that throws does so to the caller who ran it alone: one of those who waited computes
 * next. Safe from any thread.
 */
final class SingleFlight<K, V> {
  private record Flight<V>(Thread owner, CompletableFuture<V> result) {}

  private final ConcurrentMap<K, Flight<V>> flights = new ConcurrentHashMap<>();

  /** What each waiting thread waits for. Guarded by itself. */
  private final Map<Thread, Flight<V>> waits = new HashMap<>();

  /**
   * The result of {@code work} or of the computation that is under way for the key. Waiting cannot
   * be interrupted.
   *
   * @param work returns no null; must look again for what a computation that has just ended left
   * @throws IllegalStateException if that computation waits, perhaps by way of others, for one that
   *     this thread is running
   */
  V run(K key, Supplier<V> work) {
    Flight<V> mine = new Flight<>(Thread.currentThread(), new CompletableFuture<>());
    while (true) {
      Flight<V> other = flights.putIfAbsent(key, mine);
      if (other == null) {
        return lead(key, mine, work);
      }
      V result = await(key, other, mine.owner);
      if (result != null) {
        return result;
      }
    }
  }

  private V await(K key, Flight<V> flight, Thread waiter) {
    synchronized (waits) {
      Flight<V> next = flight;
      for (; next != null && !next.result.isDone(); next = waits.get(next.owner)) {
        if (next.owner == waiter) {
          throw new IllegalStateException(
              key
                  + " waits for what this thread computes; a computation must not ask for its own"
                  + " key, not by way of others either");
        }
      }
      waits.put(waiter, flight);
    }
    try {
      return flight.result.join();
    } finally {
      synchronized (waits) {
        waits.remove(waiter);
      }
    }
  }

  private V lead(K key, Flight<V> mine, Supplier<V> work) {
    V result = null;
    try {
      result = work.get();
      return result;
    } finally {
      flights.remove(key, mine);
      mine.result.complete(result);
    }
  }
}
