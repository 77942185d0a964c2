// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * An array in a file, mapped into memory in segments, so that one of any size takes no heap: only
 * the pages that are read come from the disk. Row-major, little-endian, read-only.
 *
 * <p>Immutable and safe from any thread as long as nobody writes to the file; a file of the store
 * is never written again. The mapping ends when the array is unreachable; there is nothing to
 * close.
 */
public final class MappedArray implements ArraySource {
  /** What one segment holds at most; a multiple of every element's size. */
  static final long SEGMENT_BYTES = 1L << 30;

  private static final int CHUNK = 1 << 16;

  private final DType type;
  private final int[] shape;
  private final long bytes;
  private final long segmentBytes;
  private final MappedByteBuffer[] segments;

  /**
   * @param start of the elements in the file
   * @param segmentBytes a multiple of the element's size
   */
  MappedArray(FileChannel file, long start, DType type, int[] shape, long segmentBytes)
      throws IOException {
    this.type = type;
    this.shape = shape.clone();
    this.segmentBytes = segmentBytes;
    bytes = Shape.bytes(type, shape);
    segments = new MappedByteBuffer[Math.toIntExact((bytes + segmentBytes - 1) / segmentBytes)];
    for (int i = 0; i < segments.length; i++) {
      long from = i * segmentBytes;
      segments[i] =
          file.map(
              FileChannel.MapMode.READ_ONLY, start + from, Math.min(segmentBytes, bytes - from));
      segments[i].order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  @Override
  public DType type() {
    return type;
  }

  @Override
  public int[] shape() {
    return shape.clone();
  }

  /** The number of elements; 1 for rank 0. */
  public long size() {
    return bytes / type.itemBytes();
  }

  /** The size of the elements in bytes. */
  public long byteSize() {
    return bytes;
  }

  /**
   * An element as a double, as {@link NdArray#getDouble}; real types only.
   *
   * @param index its number in row-major order
   * @throws IndexOutOfBoundsException for a number outside of the array
   * @throws IllegalStateException if the elements are complex
   */
  public double getDouble(long index) {
    requireRange(index, 1);
    long at = index * type.itemBytes();
    ByteBuffer segment = segments[(int) (at / segmentBytes)];
    return Elements.asDouble(segment, type, (int) (at % segmentBytes / type.itemBytes()));
  }

  /**
   * A copy of {@code count} elements, as a vector.
   *
   * @param first the number of the first one in row-major order
   * @throws IndexOutOfBoundsException if they are not all inside the array
   * @throws IllegalArgumentException if they are more than {@link NdArray#MAX_BYTES} bytes
   */
  public NdArray elements(long first, int count) {
    return copy(first, count, count);
  }

  /**
   * A copy of {@code count} indices of the slowest axis, of the shape {@code (count, ...)}.
   *
   * @throws IndexOutOfBoundsException if they are not all inside the array, or its rank is 0
   * @throws IllegalArgumentException if they are more than {@link NdArray#MAX_BYTES} bytes
   */
  public NdArray slab(int first, int count) {
    if (shape.length == 0 || first < 0 || count < 0 || count > shape[0] - first) {
      throw new IndexOutOfBoundsException(
          "found %d indices from %d on, expected some of the first axis of shape %s"
              .formatted(count, first, Shape.print(shape)));
    }
    int[] part = shape.clone();
    part[0] = count;
    long row = shape[0] == 0 ? 0 : size() / shape[0];
    return copy(first * row, count * row, part);
  }

  /**
   * A copy of the whole array.
   *
   * @throws IllegalArgumentException if it has more than {@link NdArray#MAX_BYTES} bytes
   */
  public NdArray toNdArray() {
    return copy(0, size(), shape);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (MappedByteBuffer segment : segments) {
      ByteBuffer view = segment.duplicate();
      while (view.hasRemaining()) {
        int count = Math.min(chunk.length, view.remaining());
        view.get(chunk, 0, count);
        out.write(chunk, 0, count);
      }
    }
  }

  /** Type and shape, such as {@code float64 (2, 3)}. */
  @Override
  public String toString() {
    return type + " " + Shape.print(shape);
  }

  private NdArray copy(long first, long count, int... partShape) {
    requireRange(first, count);
    ByteBuffer copy = ByteBuffer.allocate(Shape.byteSize(type, partShape));
    long at = first * type.itemBytes();
    while (copy.hasRemaining()) {
      MappedByteBuffer segment = segments[(int) (at / segmentBytes)];
      int from = (int) (at % segmentBytes);
      int length = Math.min(copy.remaining(), segment.limit() - from);
      copy.put(segment.slice(from, length));
      at += length;
    }
    return NdArray.adopt(type, copy.flip(), partShape);
  }

  private void requireRange(long first, long count) {
    if (first < 0 || count < 0 || count > size() - first) {
      throw new IndexOutOfBoundsException(
          "found %d elements from %d on, expected some of the %d of %s %s"
              .formatted(count, first, size(), type, Arrays.toString(shape)));
    }
  }
}
