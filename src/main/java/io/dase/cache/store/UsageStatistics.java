// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.MissReason;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/**
 * Counts uses in memory and writes them at intervals and at close, never per read. Planning is done
 * in C++, which counts it. Safe from any thread.
 */
final class UsageStatistics implements AutoCloseable {
  private final String id = RandomNames.next();
  private final Map<CacheKey, Count> hits = new ConcurrentHashMap<>();
  private final Map<Miss, LongAdder> misses = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> planMisses = new ConcurrentHashMap<>();
  private final BooleanSupplier writable;
  private final UsageFolder folder;
  private final Warnings warnings;
  private final long intervalMs;
  private ScheduledExecutorService timer;
  private volatile boolean counting;
  private boolean closed;
  private UsageTotals written = UsageTotals.NONE;

  private record Miss(Category category, MissReason reason) {}

  private static final class Count {
    private final LongAdder hits = new LongAdder();
    private volatile long lastMs;
  }

  /**
   * @param writable whether there is a store that this library may write
   */
  UsageStatistics(Layout layout, BooleanSupplier writable, Warnings warnings, long intervalMs) {
    this.writable = writable;
    this.folder = new UsageFolder(layout);
    this.warnings = warnings;
    this.intervalMs = intervalMs;
  }

  void countHit(CacheKey key) {
    Count count = hits.get(key);
    if (count == null) {
      count = hits.computeIfAbsent(key, k -> new Count());
      startTimer();
    }
    count.hits.increment();
    count.lastMs = System.currentTimeMillis();
  }

  void countMiss(Category category, MissReason reason) {
    misses.computeIfAbsent(new Miss(category, reason), m -> new LongAdder()).increment();
    startTimer();
  }

  void countPlanMiss(String problem, long count) {
    planMisses.computeIfAbsent(problem, p -> new LongAdder()).add(count);
    startTimer();
  }

  /** What this process counted and others wrote. */
  UsageTotals total() throws IOException {
    flush();
    UsageTotals total = folder.total();
    return isWritten() ? total : total.plus(totals());
  }

  /** Writes the counts if they have changed since; does nothing where there is no store. */
  synchronized void flush() {
    UsageTotals now = totals();
    if (!closed && !now.equals(written) && writable.getAsBoolean()) {
      try {
        folder.write(id, new UsageFile(false, now, List.of()));
        written = now;
      } catch (IOException e) {
        warnings.degraded(e);
      }
    }
  }

  /** Once; what is counted afterwards is lost. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (timer != null) {
      timer.shutdown();
    }
    UsageTotals now = totals();
    if (!now.equals(UsageTotals.NONE) && writable.getAsBoolean()) {
      try {
        folder.close(id, now);
      } catch (IOException e) {
        warnings.degraded(e);
      }
    }
  }

  private synchronized boolean isWritten() {
    return !written.equals(UsageTotals.NONE);
  }

  private void startTimer() {
    if (!counting) {
      scheduleFlush();
    }
  }

  private synchronized void scheduleFlush() {
    if (timer == null && !closed) {
      timer =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "dase-cache-statistics");
                thread.setDaemon(true);
                return thread;
              });
      timer.scheduleWithFixedDelay(this::flush, intervalMs, intervalMs, TimeUnit.MILLISECONDS);
      counting = true;
    }
  }

  private UsageTotals totals() {
    Map<CacheKey, UsageTotals.Use> uses = new HashMap<>();
    hits.forEach(
        (key, count) -> uses.put(key, new UsageTotals.Use(count.hits.sum(), count.lastMs)));
    Map<Category, Map<MissReason, Long>> reasons = new HashMap<>();
    misses.forEach(
        (miss, count) ->
            reasons
                .computeIfAbsent(miss.category(), c -> new HashMap<>())
                .put(miss.reason(), count.sum()));
    Map<String, Long> wanted = new HashMap<>();
    planMisses.forEach((problem, count) -> wanted.put(problem, count.sum()));
    return new UsageTotals(uses, reasons, wanted, 0, 0);
  }
}
