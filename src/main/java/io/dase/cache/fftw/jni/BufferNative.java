// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import java.nio.Buffer;
import java.nio.ByteBuffer;

/**
 * Memory for arrays outside the Java heap. Addresses and lengths are what {@link #allocate} gave
 * and was given; whoever calls answers for that. Errors are those of {@link Status}. None of these
 * takes the planner lock. Safe from any thread.
 */
final class BufferNative {
  private BufferNative() {}

  /** Zeroed, 64-byte aligned, on huge pages from 4 MiB on; 0 if there is not enough memory. */
  static native long allocate(long bytes);

  static native void free(long address, long bytes);

  static native void zero(long address, long bytes);

  /** Between ranges that do not overlap. */
  static native void copy(long to, long from, long bytes);

  /** The bytes from an address on as a buffer, big-endian as each new one, that frees nothing. */
  static native ByteBuffer view(long address, int bytes);

  /** Where the elements of a direct buffer begin, whatever its position; 0 for other buffers. */
  static native long address(Buffer buffer);
}
