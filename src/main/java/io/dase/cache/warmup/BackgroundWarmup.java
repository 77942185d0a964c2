// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheException;
import io.dase.cache.core.CacheKey;
import io.dase.cache.warmup.Progress.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A warm-up in a thread of its own, which does not keep the program alive. Safe from any thread.
 * Closing stops it; afterwards all methods answer as they did at its end.
 */
public final class BackgroundWarmup implements AutoCloseable {
  private final Warmup warmup;
  private final Thread thread;
  private final CompletableFuture<Report> report = new CompletableFuture<>();
  private volatile double fraction;
  private volatile CacheKey current;

  BackgroundWarmup(
      CacheManager manager, Manifest manifest, WarmupOptions options, Progress listener) {
    warmup = new Warmup(manager, manifest, options, new Follower(listener));
    thread = new Thread(this::run, "dase-cache-warmup");
    thread.setDaemon(true);
    thread.start();
  }

  /** How much of the whole work is done, 0 to 1. */
  public double fraction() {
    return fraction;
  }

  /** The entry that is being made; empty before the first and after the last. */
  public Optional<CacheKey> current() {
    return Optional.ofNullable(current);
  }

  /** Whether it was closed, so that no other entry is begun. */
  public boolean isStopping() {
    return warmup.isStopped();
  }

  /** Whether it has come to its end, or was stopped. */
  public boolean isDone() {
    return report.isDone();
  }

  /**
   * Waits for the end, and tells what was done; less than all if it was closed before.
   *
   * @throws CacheException if this thread is interrupted
   * @throws java.util.concurrent.CompletionException for what a listener threw
   */
  public Report await() {
    join();
    return report.join();
  }

  /** Stops before the next entry, and waits for the one that is being made, which is kept. */
  @Override
  public void close() {
    warmup.stop();
    if (Thread.currentThread() != thread) {
      join();
    }
  }

  private void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException("interrupted while a warm-up was waited for; it goes on", e);
    }
  }

  private void run() {
    try {
      Report done = warmup.run();
      current = null;
      report.complete(done);
    } catch (RuntimeException | Error e) {
      current = null;
      report.completeExceptionally(e);
    }
  }

  private final class Follower implements Progress {
    private final Progress listener;

    Follower(Progress listener) {
      this.listener = listener;
    }

    @Override
    public void begin(CacheKey key, double done) {
      fraction = done;
      current = key;
      listener.begin(key, done);
    }

    @Override
    public void end(CacheKey key, Outcome outcome, Duration took) {
      listener.end(key, outcome, took);
    }

    @Override
    public void close() {
      if (!warmup.isStopped()) {
        fraction = 1;
      }
      listener.close();
    }
  }
}
