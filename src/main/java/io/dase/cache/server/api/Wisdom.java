// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import io.dase.cache.CacheManager;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.Planner;

/** FFTW on this cache, from the first time that it is asked for. Safe from any thread. */
final class Wisdom implements AutoCloseable {
  private final CacheManager cache;
  private FFTWWisdomHelper helper;
  private Planner planner;
  private boolean closed;

  Wisdom(CacheManager cache) {
    this.cache = cache;
  }

  /**
   * @throws io.dase.cache.core.NativeLibraryException if the native library cannot be used here
   */
  synchronized FFTWWisdomHelper helper() {
    requireOpen();
    if (helper == null) {
      helper = new FFTWWisdomHelper(cache);
    }
    return helper;
  }

  /**
   * @throws io.dase.cache.core.NativeLibraryException if the native library cannot be used here
   */
  synchronized Planner planner() {
    requireOpen();
    if (planner == null) {
      planner = new Planner(cache);
    }
    return planner;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (helper != null) {
      helper.close();
    }
    if (planner != null) {
      planner.close();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the service is stopped");
    }
  }
}
