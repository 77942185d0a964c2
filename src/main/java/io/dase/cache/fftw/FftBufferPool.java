// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.core.OutOfNativeMemoryException;
import io.dase.cache.fftw.jni.MemoryPool;

/**
 * Keeps the memory of closed buffers for the next ones of as many bytes, which spares a large
 * buffer the cost of new pages. A buffer from a pool behaves like any other, and is zeroed like a
 * new one.
 *
 * <p>Thread-safe. After {@link #close()} methods that give buffers throw {@link
 * IllegalStateException}; buffers that are still open stay so, and are freed when they are closed.
 */
public final class FftBufferPool implements AutoCloseable {
  private final MemoryPool pool;

  /**
   * An empty pool.
   *
   * @param maxIdleBytes how many bytes of closed buffers are kept; the oldest are freed first
   * @throws IllegalArgumentException below 0
   */
  public FftBufferPool(long maxIdleBytes) {
    if (maxIdleBytes < 0) {
      throw new IllegalArgumentException(
          "a pool of " + maxIdleBytes + " bytes; expected at least 0");
    }
    pool = new MemoryPool(maxIdleBytes);
    pool.closeWith(this);
  }

  /**
   * As {@link FftBuffer#complexDoubles}.
   *
   * @throws IllegalArgumentException for rank 0, a size below 1, or 2^63 bytes
   * @throws OutOfNativeMemoryException if there is not enough memory
   * @throws NativeLibraryException if the native library cannot be used here
   */
  public FftBuffer complexDoubles(long... shape) {
    return allocate(new BufferForm(Precision.DOUBLE, true, shape));
  }

  /** As {@link FftBuffer#realDoubles}. */
  public FftBuffer realDoubles(long... shape) {
    return allocate(new BufferForm(Precision.DOUBLE, false, shape));
  }

  /** As {@link FftBuffer#complexFloats}. */
  public FftBuffer complexFloats(long... shape) {
    return allocate(new BufferForm(Precision.FLOAT, true, shape));
  }

  /** As {@link FftBuffer#realFloats}. */
  public FftBuffer realFloats(long... shape) {
    return allocate(new BufferForm(Precision.FLOAT, false, shape));
  }

  /** As {@link FftBuffer#inputOf}. */
  public FftBuffer inputOf(PlanSpec spec) {
    return allocate(BufferForm.input(Plannable.require(spec)));
  }

  /** As {@link FftBuffer#outputOf}. */
  public FftBuffer outputOf(PlanSpec spec) {
    return allocate(BufferForm.output(Plannable.require(spec)));
  }

  /** Bytes of closed buffers that wait for a next one; 0 after {@link #close()}. */
  public long idleBytes() {
    return pool.idleBytes();
  }

  /** Frees what waits, and keeps nothing from now on. Idempotent. */
  @Override
  public void close() {
    pool.close();
  }

  private FftBuffer allocate(BufferForm form) {
    return new FftBuffer(form, pool.allocate(form.bytes()));
  }
}
