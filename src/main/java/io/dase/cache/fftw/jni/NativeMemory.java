// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import io.dase.cache.core.OutOfNativeMemoryException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One array in native memory, of any length, which is freed when it is closed and nobody uses it.
 * Thread-safe but for its content. Offsets are bytes and are checked, except that an element must
 * lie on a multiple of its size. Once closed, {@link #acquire} and what reads or writes the content
 * throw {@link IllegalStateException}.
 */
public final class NativeMemory extends Hold {
  /** Who takes the bytes back. */
  interface Owner {
    void takeBack(long address, long bytes);
  }

  /** Copies so many elements between the beginning of a buffer and an array. */
  private interface Copy {
    void run(ByteBuffer rest, int done, int count);
  }

  private static final int WINDOW_SHIFT = 30;
  private static final long WINDOW = 1L << WINDOW_SHIFT;

  final long address;
  private final long bytes;
  private final Owner owner;
  private final ByteBuffer[] windows;

  /** Takes bytes over. */
  NativeMemory(long address, long bytes, Owner owner) {
    super("this buffer of " + bytes + " bytes");
    this.address = address;
    this.bytes = bytes;
    this.owner = owner;
    this.windows = new ByteBuffer[Math.toIntExact((bytes + WINDOW - 1) >>> WINDOW_SHIFT)];
    for (int i = 0; i < windows.length; i++) {
      long begin = (long) i << WINDOW_SHIFT;
      int length = (int) Math.min(WINDOW, bytes - begin);
      windows[i] = BufferNative.view(address + begin, length).order(ByteOrder.nativeOrder());
    }
  }

  /**
   * Zeroed memory on a 64-byte boundary, on huge pages from 4 MiB on.
   *
   * @param bytes at least 1
   * @throws OutOfNativeMemoryException if there is not enough
   */
  public static NativeMemory allocate(long bytes) {
    NativeLibrary.load();
    return owned(allocated(bytes), bytes, BufferNative::free);
  }

  static long allocated(long bytes) {
    long address = BufferNative.allocate(bytes);
    if (address == 0) {
      throw new OutOfNativeMemoryException(bytes);
    }
    return address;
  }

  /** As the constructor; gives the bytes back if the heap is too full for the object. */
  static NativeMemory owned(long address, long bytes, Owner owner) {
    try {
      return new NativeMemory(address, bytes, owner);
    } catch (Throwable e) {
      owner.takeBack(address, bytes);
      throw e;
    }
  }

  /**
   * A part, which keeps the whole alive until it is closed itself.
   *
   * @throws IndexOutOfBoundsException unless it is part of this memory and not empty
   */
  public NativeMemory slice(long offset, long length) {
    checkRange(offset, length);
    acquire();
    return owned(address + offset, length, (begin, size) -> release());
  }

  /** Bytes. */
  public long bytes() {
    return bytes;
  }

  /** Closes it once the owner is unreachable; see {@link #close}. */
  public void closeWith(Object owner) {
    Cleaners.SHARED.register(owner, this);
  }

  /** Refuses new users, and frees now or when the last user is done. Idempotent. */
  public void close() {
    run();
  }

  /** Whether {@code bytes} from the beginning on share one with another memory's. */
  public boolean overlaps(long length, NativeMemory other, long otherLength) {
    return address < other.address + otherLength && other.address < address + length;
  }

  /** By how many bytes another memory begins after this one. */
  public long distanceTo(NativeMemory other) {
    return other.address - address;
  }

  /** Whether both begin at one address. */
  public boolean isAt(NativeMemory other) {
    return address == other.address;
  }

  /** Whether it begins on a multiple of so many bytes, a power of two. */
  public boolean isAlignedTo(int boundary) {
    return (address & boundary - 1) == 0;
  }

  /** The double at an offset. */
  public double getDouble(long offset) {
    acquire();
    try {
      return window(offset).getDouble(within(offset));
    } finally {
      release();
    }
  }

  /** Sets the double at an offset. */
  public void putDouble(long offset, double value) {
    acquire();
    try {
      window(offset).putDouble(within(offset), value);
    } finally {
      release();
    }
  }

  /** The float at an offset. */
  public float getFloat(long offset) {
    acquire();
    try {
      return window(offset).getFloat(within(offset));
    } finally {
      release();
    }
  }

  /** Sets the float at an offset. */
  public void putFloat(long offset, float value) {
    acquire();
    try {
      window(offset).putFloat(within(offset), value);
    } finally {
      release();
    }
  }

  /** Copies so many elements of an array to an offset. */
  public void put(long offset, double[] from, int count) {
    forEachWindow(
        offset,
        count,
        Double.BYTES,
        (rest, done, part) -> rest.asDoubleBuffer().put(0, from, done, part));
  }

  /** Copies so many elements from an offset on to an array. */
  public void get(long offset, double[] to, int count) {
    forEachWindow(
        offset,
        count,
        Double.BYTES,
        (rest, done, part) -> rest.asDoubleBuffer().get(0, to, done, part));
  }

  /** Copies so many elements of an array to an offset. */
  public void put(long offset, float[] from, int count) {
    forEachWindow(
        offset,
        count,
        Float.BYTES,
        (rest, done, part) -> rest.asFloatBuffer().put(0, from, done, part));
  }

  /** Copies so many elements from an offset on to an array. */
  public void get(long offset, float[] to, int count) {
    forEachWindow(
        offset,
        count,
        Float.BYTES,
        (rest, done, part) -> rest.asFloatBuffer().get(0, to, done, part));
  }

  /**
   * Copies bytes of another memory.
   *
   * @throws IndexOutOfBoundsException unless both have the range
   */
  public void copy(long offset, NativeMemory from, long fromOffset, long length) {
    checkRange(offset, length);
    from.checkRange(fromOffset, length);
    acquire();
    try {
      from.acquire();
      try {
        BufferNative.copy(address + offset, from.address + fromOffset, length);
      } finally {
        from.release();
      }
    } finally {
      release();
    }
  }

  @Override
  void letGo() {
    owner.takeBack(address, bytes);
  }

  /**
   * All bytes, in native order, for one thread that alone uses and closes this memory: nothing
   * keeps a close from freeing under it.
   *
   * @throws ArithmeticException beyond 2^31-1 bytes
   */
  public ByteBuffer exclusiveView() {
    return BufferNative.view(address, Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
  }

  private ByteBuffer window(long offset) {
    return windows[Math.toIntExact(offset >>> WINDOW_SHIFT)];
  }

  private static int within(long offset) {
    return (int) (offset & WINDOW - 1);
  }

  private void forEachWindow(long offset, int elements, int elementBytes, Copy copy) {
    checkRange(offset, (long) elements * elementBytes);
    acquire();
    try {
      for (int done = 0; done < elements; ) {
        long at = offset + (long) done * elementBytes;
        ByteBuffer window = window(at);
        ByteBuffer rest = window.slice(within(at), window.capacity() - within(at));
        int count = Math.min(elements - done, rest.capacity() / elementBytes);
        copy.run(rest.order(ByteOrder.nativeOrder()), done, count);
        done += count;
      }
    } finally {
      release();
    }
  }

  private void checkRange(long offset, long length) {
    if (offset < 0 || length < 0 || length > bytes - offset) {
      throw new IndexOutOfBoundsException(
          length + " bytes from " + offset + " on; the buffer has " + bytes);
    }
  }
}
