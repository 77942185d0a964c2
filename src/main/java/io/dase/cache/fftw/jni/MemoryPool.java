// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Keeps the bytes of closed memories for the next of the same length. Thread-safe. Once closed it
 * keeps nothing, and what it gave out is freed when that is closed.
 */
public final class MemoryPool implements Runnable {
  private final long capacity;
  private final ArrayDeque<Block> idle = new ArrayDeque<>(); // guarded by this; the newest first
  private long idleBytes; // guarded by this
  private boolean isClosed; // guarded by this

  /**
   * @param capacity bytes that it keeps at most
   */
  public MemoryPool(long capacity) {
    this.capacity = capacity;
  }

  /** As {@link NativeMemory#allocate}, from what is kept where that fits. */
  public NativeMemory allocate(long bytes) {
    NativeLibrary.load();
    long kept = take(bytes);
    if (kept != 0) {
      BufferNative.zero(kept, bytes);
    }
    long address = kept != 0 ? kept : NativeMemory.allocated(bytes);
    return NativeMemory.owned(address, bytes, this::takeBack);
  }

  /** Bytes that wait for a next user. */
  public synchronized long idleBytes() {
    return idleBytes;
  }

  /** Closes it once the owner is unreachable; see {@link #close}. */
  public void closeWith(Object owner) {
    Cleaners.SHARED.register(owner, this);
  }

  /** Frees what is kept, and keeps nothing from now on. Idempotent. */
  public synchronized void close() {
    isClosed = true;
    shrinkTo(0);
  }

  @Override
  public void run() {
    close();
  }

  /**
   * An address, or 0 if no block of this length is kept.
   *
   * @throws IllegalStateException if the pool is closed
   */
  private synchronized long take(long bytes) {
    if (isClosed) {
      throw new IllegalStateException("this pool is closed; make a new one");
    }
    for (Iterator<Block> blocks = idle.iterator(); blocks.hasNext(); ) {
      Block block = blocks.next();
      if (block.bytes == bytes) {
        blocks.remove();
        idleBytes -= bytes;
        return block.address;
      }
    }
    return 0;
  }

  private synchronized void takeBack(long address, long bytes) {
    if (isClosed || bytes > capacity) {
      BufferNative.free(address, bytes);
      return;
    }
    shrinkTo(capacity - bytes);
    idle.addFirst(new Block(address, bytes));
    idleBytes += bytes;
  }

  private void shrinkTo(long limit) {
    while (idleBytes > limit) {
      Block oldest = idle.removeLast();
      idleBytes -= oldest.bytes;
      BufferNative.free(oldest.address, oldest.bytes);
    }
  }

  private record Block(long address, long bytes) {}
}
