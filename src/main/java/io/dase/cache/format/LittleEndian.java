// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Copies primitive arrays into little-endian bytes. */
final class LittleEndian {
  private LittleEndian() {}

  static ByteBuffer bytes(double[] values) {
    ByteBuffer bytes = allocate(values.length, Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    return bytes;
  }

  static ByteBuffer bytes(float[] values) {
    ByteBuffer bytes = allocate(values.length, Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return bytes;
  }

  static ByteBuffer bytes(long[] values) {
    ByteBuffer bytes = allocate(values.length, Long.BYTES);
    bytes.asLongBuffer().put(values);
    return bytes;
  }

  static ByteBuffer bytes(int[] values) {
    ByteBuffer bytes = allocate(values.length, Integer.BYTES);
    bytes.asIntBuffer().put(values);
    return bytes;
  }

  static ByteBuffer bytes(short[] values) {
    ByteBuffer bytes = allocate(values.length, Short.BYTES);
    bytes.asShortBuffer().put(values);
    return bytes;
  }

  static ByteBuffer bytes(boolean[] values) {
    ByteBuffer bytes = allocate(values.length, 1);
    for (int i = 0; i < values.length; i++) {
      bytes.put(i, (byte) (values[i] ? 1 : 0));
    }
    return bytes;
  }

  private static ByteBuffer allocate(int count, int itemBytes) {
    long size = (long) count * itemBytes;
    if (size > NdArray.MAX_BYTES) {
      throw new IllegalArgumentException(
          "found %d elements of %d bytes, expected at most %d bytes; split the array"
              .formatted(count, itemBytes, NdArray.MAX_BYTES));
    }
    return ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
