// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Native bytes of what is closed but has to wait for the garbage collector, which does not see them
 * and would let them grow without bound while the heap is small: each further {@link #LIMIT} bytes
 * ask it for a collection. Thread-safe.
 */
final class Lingering {
  /** Bytes that may linger before the collector is asked. */
  static final long LIMIT = 256L << 20;

  private static final AtomicLong TOTAL = new AtomicLong();
  private static final AtomicLong ASKED_AT = new AtomicLong();

  private Lingering() {}

  /** So many bytes wait from now on. */
  static void add(long bytes) {
    long total = TOTAL.addAndGet(bytes);
    long askedAt = ASKED_AT.get();
    if (total - askedAt > LIMIT && ASKED_AT.compareAndSet(askedAt, total)) {
      System.gc();
    }
  }

  /** So many bytes wait no longer. */
  static void remove(long bytes) {
    ASKED_AT.accumulateAndGet(TOTAL.addAndGet(-bytes), Math::min);
  }
}
