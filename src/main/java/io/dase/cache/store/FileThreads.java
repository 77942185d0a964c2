// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Daemon threads that read or sync a file while the thread of a put does something else; each ends
 * when there was nothing to do for a while. Safe from any thread.
 */
final class FileThreads {
  private static final long IDLE_SECONDS = 5;
  private static final ThreadPoolExecutor THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "dase-cache-files");
            thread.setDaemon(true);
            return thread;
          });

  private FileThreads() {}

  /** Begins at once: what is given here waits for nothing that is given later. */
  static <T> Future<T> submit(Callable<T> work) {
    return THREADS.submit(work);
  }

  /**
   * The result, waited for also by a thread that was or is interrupted, which it stays.
   *
   * @throws IOException what the work threw
   */
  static <T> T result(Future<T> work) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return work.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
