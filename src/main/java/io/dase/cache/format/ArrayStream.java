// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The elements of an {@code .npy} array of any size, byte order and order of axes, read piece by
 * piece in the order in which they lie in the file. Used by one thread. After {@link #close} reads
 * fail.
 */
public final class ArrayStream implements Closeable {
  private static final int MAX_HEADER = NpyHeader.MAX_TEXT + 12;

  private final InputStream in;
  private final NpyHeader header;
  private long left;

  private ArrayStream(InputStream in, NpyHeader header, long size) {
    this.in = in;
    this.header = header;
    left = size;
  }

  /**
   * Opens a file.
   *
   * @throws CorruptDataException if its header breaks the format or its length is not what it says
   * @throws IncompatibleDataException if it is whole, but not represented here
   */
  public static ArrayStream npy(Path file) throws IOException {
    return of(Files.newInputStream(file), Files.size(file));
  }

  /**
   * @param in closed with the result, or if it is refused
   * @param length of the whole file, header included
   */
  static ArrayStream of(InputStream in, long length) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, MAX_HEADER);
    try {
      buffered.mark(MAX_HEADER);
      ByteBuffer head =
          ByteBuffer.wrap(buffered.readNBytes(MAX_HEADER)).order(ByteOrder.LITTLE_ENDIAN);
      NpyHeader header = NpyHeader.read(head);
      long bytes = bytes(header);
      NpyCodec.requireLength(header, bytes, length - head.position());
      buffered.reset();
      buffered.skipNBytes(head.position());
      return new ArrayStream(buffered, header, bytes / header.type().itemBytes());
    } catch (IOException | RuntimeException e) {
      buffered.close();
      throw e;
    }
  }

  public DType type() {
    return header.type();
  }

  public int[] shape() {
    return header.shape().clone();
  }

  /** Whether the first axis is the fastest, and there is more than one. */
  public boolean isFortran() {
    return header.fortran() && header.shape().length > 1;
  }

  /** How many elements are not read yet. */
  public long left() {
    return left;
  }

  /**
   * The next elements as a vector: {@code count}, or as many as are left.
   *
   * @throws CorruptDataException if the file ends before
   */
  public NdArray next(int count) throws IOException {
    int taken = (int) Math.min(count, left);
    ByteBuffer data = read(taken);
    left -= taken;
    NpyHeader vector = new NpyHeader(type(), header.order(), false, new int[] {taken});
    return NdArray.adopt(
        type(), Reorder.needless(vector) ? data : Reorder.copy(data, vector), taken);
  }

  /**
   * All elements in row-major order and the array's shape, before any is read.
   *
   * @throws IncompatibleDataException if they are more than {@code maxBytes}
   */
  public NdArray whole(int maxBytes) throws IOException {
    long bytes = left * type().itemBytes();
    if (bytes > maxBytes) {
      throw new IncompatibleDataException(
          "found an array of %d bytes in Fortran order, expected at most %d to read it in another"
              .formatted(bytes, maxBytes));
    }
    ByteBuffer data = read((int) left);
    left = 0;
    return NdArray.adopt(
        type(), Reorder.needless(header) ? data : Reorder.copy(data, header), header.shape());
  }

  private ByteBuffer read(int count) throws IOException {
    byte[] data = new byte[count * type().itemBytes()];
    if (in.readNBytes(data, 0, data.length) < data.length) {
      throw new CorruptDataException(
          "found the end of the data with " + left + " elements missing, expected all");
    }
    return ByteBuffer.wrap(data);
  }

  private static long bytes(NpyHeader header) {
    try {
      return Shape.bytes(header.type(), header.shape());
    } catch (IllegalArgumentException e) {
      throw new IncompatibleDataException("the .npy header: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
