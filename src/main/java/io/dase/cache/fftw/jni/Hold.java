// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Counts who uses a native resource, in one word, and lets it go exactly once: when it is closed
 * and nobody uses it any more. Thread-safe; a close never waits, and never lets go under a user.
 */
abstract class Hold implements Runnable {
  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(Hold.class, "word", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The sign: closed. The word is then negative whatever the number of users. */
  private static final long CLOSED = Long.MIN_VALUE;

  /** Set once, together with {@link #CLOSED}, by the one who lets go. */
  private static final long GONE = CLOSED | 1L << 62;

  private final String name;
  private volatile long word;

  /**
   * @param name what is held, for messages
   */
  Hold(String name) {
    this.name = name;
  }

  /**
   * Takes a count; each needs one {@link #release}.
   *
   * @throws IllegalStateException if it is closed
   */
  final void acquire() {
    if ((long) WORD.getAndAdd(this, 1L) < 0) {
      release();
      throw closed();
    }
  }

  /** Gives a count back. */
  final void release() {
    if ((long) WORD.getAndAdd(this, -1L) == CLOSED + 1) {
      letGoOnce();
    }
  }

  /** Refuses new users, and lets go now or when the last user is done. Idempotent. */
  @Override
  public final void run() {
    if ((long) WORD.getAndBitwiseOr(this, CLOSED) == 0) {
      letGoOnce();
    }
  }

  final boolean isClosed() {
    return word < 0;
  }

  final IllegalStateException closed() {
    return new IllegalStateException(name + " is closed; make a new one");
  }

  /** Gives the resource back. Called once, on any thread; must not wait for the planner lock. */
  abstract void letGo();

  private void letGoOnce() {
    // Who comes late counts up and down again, and may find the word where it was.
    if (WORD.compareAndSet(this, CLOSED, GONE)) {
      letGo();
    }
  }
}
