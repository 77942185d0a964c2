// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Touches the leases that this process holds, in one daemon thread, which ends when there are none
 * for a while. Safe from any thread.
 */
final class LeaseToucher {
  private static final long IDLE_SECONDS = 5;
  private static final ScheduledThreadPoolExecutor THREAD = thread();

  private LeaseToucher() {}

  /**
   * @return cancelled when the lease is given back
   */
  static Future<?> keep(LeaseFile lease, Duration interval) {
    return THREAD.scheduleWithFixedDelay(
        lease::touch, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static ScheduledThreadPoolExecutor thread() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "dase-cache-leases");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
