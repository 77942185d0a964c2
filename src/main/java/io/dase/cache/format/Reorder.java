// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns array data of any byte order and axis order into row-major little-endian data. */
final class Reorder {
  private Reorder() {}

  /** True if data under this header is row-major little-endian as it stands. */
  static boolean needless(NpyHeader header) {
    boolean swapped = header.order() == ByteOrder.BIG_ENDIAN && header.type().componentBytes() > 1;
    boolean transposed = header.fortran() && header.shape().length > 1;
    return !swapped && !transposed;
  }

  /** A copy in row-major little-endian order of the remaining bytes of {@code source}. */
  static ByteBuffer copy(ByteBuffer source, NpyHeader header) {
    ByteBuffer from = source.slice().order(header.order());
    ByteBuffer to = ByteBuffer.allocate(from.capacity()).order(ByteOrder.LITTLE_ENDIAN);
    int[] shape = header.shape();
    int[] strides = strides(header);
    int[] index = new int[shape.length];
    int item = header.type().itemBytes();
    int component = header.type().componentBytes();
    int element = 0;
    while (to.hasRemaining()) {
      for (int part = 0; part < item; part += component) {
        move(from, element + part, to, component);
      }
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        element += strides[axis];
        if (++index[axis] < shape[axis]) {
          break;
        }
        element -= strides[axis] * shape[axis];
        index[axis] = 0;
      }
    }
    return to.flip();
  }

  /** The distance in bytes between neighbours along each axis of the source. */
  private static int[] strides(NpyHeader header) {
    int rank = header.shape().length;
    int[] strides = new int[rank];
    int stride = header.type().itemBytes();
    for (int i = 0; i < rank; i++) {
      int axis = header.fortran() ? i : rank - 1 - i;
      strides[axis] = stride;
      stride *= header.shape()[axis];
    }
    return strides;
  }

  private static void move(ByteBuffer from, int at, ByteBuffer to, int bytes) {
    switch (bytes) {
      case 1 -> to.put(from.get(at));
      case 2 -> to.putShort(from.getShort(at));
      case 4 -> to.putInt(from.getInt(at));
      default -> to.putLong(from.getLong(at));
    }
  }
}
