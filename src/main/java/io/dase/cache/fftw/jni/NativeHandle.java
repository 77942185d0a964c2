// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * Owns one native object. Thread-safe: the object is destroyed exactly once, when the handle is
 * closed and the last call that uses it has returned, so a close never waits and never frees under
 * a running call. A handle that is forgotten is closed after it became unreachable.
 */
public final class NativeHandle implements AutoCloseable {
  private final State state;
  private final Cleaner.Cleanable cleanable;

  /**
   * Takes ownership of a native object.
   *
   * @param name what the object is, for messages
   * @param address its address
   * @param destroy frees it; must not refer to the handle, nor wait for the planner lock
   */
  public NativeHandle(String name, long address, LongConsumer destroy) {
    state = new State(name, address, destroy);
    cleanable = Cleaners.SHARED.register(this, state);
  }

  /**
   * Runs a call that needs the object, which stays alive until the call returns.
   *
   * @throws IllegalStateException if the handle is closed
   */
  public <T> T use(LongFunction<T> call) {
    state.acquire();
    try {
      return call.apply(state.address);
    } finally {
      state.release();
      Reference.reachabilityFence(this);
    }
  }

  /** Refuses new calls; destroys the object now, or when the last running call returns. */
  @Override
  public void close() {
    cleanable.clean();
  }

  /** One word holds the number of running calls, and in its sign whether the handle is closed. */
  private static final class State implements Runnable {
    private static final long CLOSED = Long.MIN_VALUE;

    private final String name;
    private final long address;
    private final LongConsumer destroy;
    private final AtomicLong word = new AtomicLong();

    State(String name, long address, LongConsumer destroy) {
      this.name = name;
      this.address = address;
      this.destroy = destroy;
    }

    void acquire() {
      long seen = word.get();
      while (seen >= 0 && !word.compareAndSet(seen, seen + 1)) {
        seen = word.get();
      }
      if (seen < 0) {
        throw new IllegalStateException(name + " is closed; open a new one");
      }
    }

    void release() {
      if (word.decrementAndGet() == CLOSED) {
        destroy.accept(address);
      }
    }

    @Override
    public void run() {
      long seen = word.getAndUpdate(value -> value | CLOSED);
      if (seen == 0) {
        destroy.accept(address);
      }
    }
  }
}
