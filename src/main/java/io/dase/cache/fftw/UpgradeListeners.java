// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.events.CacheEvent;
import io.dase.cache.fftw.jni.UpgradesNative;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Those who are to hear how a planner's searches ended, and the daemon thread that tells them,
 * which begins with the first one and ends after the planner. Thread-safe.
 */
final class UpgradeListeners {
  private final Map<Long, Consumer<? super PlanUpgrade>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong last = new AtomicLong();
  private boolean isStarted; // guarded by this

  /**
   * Adds one, for an open planner.
   *
   * @param planner its address
   * @return the number under which it waits, not 0
   */
  long add(long planner, Consumer<? super PlanUpgrade> listener) {
    start(planner);
    long number = last.incrementAndGet();
    waiting.put(number, listener);
    return number;
  }

  private synchronized void start(long planner) {
    if (!isStarted) {
      Thread thread = new Thread(new Telling(UpgradesNative.of(planner), waiting));
      thread.setName("dase-plan-upgrades");
      thread.setDaemon(true);
      thread.start();
      isStarted = true;
    }
  }

  /** Knows neither the planner nor its handle, which could not be collected otherwise. */
  private record Telling(long queue, Map<Long, Consumer<? super PlanUpgrade>> waiting)
      implements Runnable {
    @Override
    public void run() {
      try {
        for (byte[] json = UpgradesNative.next(queue);
            json != null;
            json = UpgradesNative.next(queue)) {
          tell(PlannerJson.upgrade(json));
        }
      } finally {
        UpgradesNative.destroy(queue);
      }
    }

    private static void note(PlanUpgrade upgrade) {
      CacheEvent.Upgrade event = new CacheEvent.Upgrade();
      if (event.isEnabled()) {
        PlanSpec spec = upgrade.spec();
        event.done(
            new CacheKey(Category.FFTW_WISDOM, spec.key().text()),
            spec.text(),
            upgrade.outcome().text());
      }
    }

    private void tell(PlannerJson.Told told) {
      Consumer<? super PlanUpgrade> listener = waiting.remove(told.listener());
      if (listener == null || told.upgrade().isEmpty()) {
        return;
      }
      note(told.upgrade().get());
      try {
        listener.accept(told.upgrade().get());
      } catch (Throwable e) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      }
    }
  }
}
