// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A memory as callers see it: NIO buffers handed out, and all that is derived from them, keep it
 * alive until the garbage collector finds them unreachable. Thread-safe; once closed it hands out
 * no more.
 */
public final class LentMemory {
  private final NativeMemory memory;
  private ByteBuffer root; // guarded by this; every buffer derived from it refers to it
  private Loan loan; // guarded by this; of root

  public LentMemory(NativeMemory memory) {
    this.memory = memory;
  }

  /**
   * All bytes, in native order.
   *
   * @throws IllegalStateException if the memory is closed, or longer than 2^31-1 bytes
   */
  public synchronized ByteBuffer view() {
    if (memory.isClosed()) {
      throw memory.closed();
    }
    if (memory.bytes() > Integer.MAX_VALUE) {
      throw new IllegalStateException(
          "the buffer has "
              + memory.bytes()
              + " bytes, but NIO buffers hold at most 2147483647; take one of a slice(offset, length)");
    }
    if (root == null) {
      root = lend();
    }
    return root.duplicate().order(ByteOrder.nativeOrder());
  }

  /** Closes the memory, which is freed when no view is left. */
  public synchronized void close() {
    memory.close();
    if (root != null) {
      root = null;
      loan.lingers();
    }
  }

  private ByteBuffer lend() {
    memory.acquire();
    Loan made = new Loan(memory);
    try {
      ByteBuffer view = BufferNative.view(memory.address, (int) memory.bytes());
      Cleaners.SHARED.register(view, made);
      loan = made;
      return view;
    } catch (Throwable e) {
      made.run();
      throw e;
    }
  }

  /** The count that a view holds. */
  private static final class Loan implements Runnable {
    private final NativeMemory memory;
    private boolean isLingering; // guarded by this

    Loan(NativeMemory memory) {
      this.memory = memory;
    }

    void lingers() {
      synchronized (this) {
        isLingering = true;
      }
      Lingering.add(memory.bytes());
    }

    @Override
    public void run() {
      synchronized (this) {
        if (isLingering) {
          Lingering.remove(memory.bytes());
        }
      }
      memory.release();
    }
  }
}
