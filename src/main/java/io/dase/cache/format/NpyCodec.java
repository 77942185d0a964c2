// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Numpy's {@code .npy} format, for the types of {@link DType}. Reads versions 1.0 to 3.0, both byte
 * orders, C and Fortran order (the array comes back equal, in row-major order); writes what {@code
 * numpy.save} writes for a little-endian C-ordered array, byte by byte. Format: NumPy Enhancement
 * Proposal 1. Stateless; safe from any thread.
 */
public final class NpyCodec implements ValueCodec<NdArray> {
  /** A codec without state of its own. */
  public NpyCodec() {}

  @Override
  public String extension() {
    return "npy";
  }

  @Override
  public byte[] encode(NdArray array) {
    byte[] header = NpyHeader.encode(array.type(), array.shape());
    if (array.byteSize() > NdArray.MAX_BYTES - header.length) {
      throw new IllegalArgumentException(
          "found an array of " + array.byteSize() + " bytes, too big for one byte[]; stream it");
    }
    return ByteBuffer.allocate(header.length + array.byteSize())
        .put(header)
        .put(array.asByteBuffer())
        .array();
  }

  /**
   * Writes the file that {@link #encode} returns, without a second copy in memory, for arrays of
   * any size.
   *
   * @throws IllegalArgumentException if the array writes more or fewer bytes than its type and
   *     shape ask for, or these are out of range
   */
  public void write(ArraySource array, OutputStream out) throws IOException {
    byte[] header = NpyHeader.encode(array.type(), array.shape());
    CountedOutput elements = new CountedOutput(out, Shape.bytes(array.type(), array.shape()));
    out.write(header);
    array.writeTo(elements);
    elements.requireComplete();
  }

  @Override
  public NdArray decode(ByteBuffer bytes) {
    ByteBuffer in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    NpyHeader header = NpyHeader.read(in);
    requireLength(header, in.remaining());
    ByteBuffer data = Reorder.needless(header) ? in : Reorder.copy(in, header);
    return NdArray.adopt(header.type(), data, header.shape());
  }

  /** The array of a whole file in memory, which nobody may write to afterwards. */
  public NdArray decode(byte[] bytes) {
    return decode(ByteBuffer.wrap(bytes));
  }

  /**
   * Reads one array up to the end of the stream.
   *
   * @param maxBytes the longest file accepted; a longer one is not read further
   * @throws IncompatibleDataException also if the file is longer than {@code maxBytes}
   */
  public NdArray read(InputStream in, int maxBytes) throws IOException {
    byte[] bytes =
        BoundedInputStream.builder()
            .setInputStream(in)
            .setMaxCount(maxBytes + 1L)
            .setPropagateClose(false)
            .get()
            .readAllBytes();
    if (bytes.length > maxBytes) {
      throw new IncompatibleDataException(
          "found an .npy file of more than " + maxBytes + " bytes, expected at most that many");
    }
    return decode(bytes);
  }

  /**
   * Checks the header, and that the file is as long as it says; the elements are not read.
   *
   * @param start of the file: the header and any part of what follows
   * @param fileBytes the length of the whole file
   * @throws CorruptDataException if the header breaks the format or the length is not what it says
   * @throws IncompatibleDataException if it is whole, but not represented here
   */
  public static void check(ByteBuffer start, long fileBytes) {
    ByteBuffer in = start.slice().order(ByteOrder.LITTLE_ENDIAN);
    NpyHeader header = NpyHeader.read(in);
    requireLength(header, fileBytes - in.position());
  }

  private static void requireLength(NpyHeader header, long found) {
    requireLength(header, dataBytes(header), found);
  }

  static void requireLength(NpyHeader header, long expected, long found) {
    if (found != expected) {
      throw new CorruptDataException(
          "found %d bytes of .npy data, expected %d for %s %s; the file is %s"
              .formatted(
                  found,
                  expected,
                  header.type(),
                  Shape.print(header.shape()),
                  found < expected ? "truncated" : "too long"));
    }
  }

  private static int dataBytes(NpyHeader header) {
    try {
      return Shape.byteSize(header.type(), header.shape());
    } catch (IllegalArgumentException e) {
      throw new IncompatibleDataException("the .npy header: " + e.getMessage(), e);
    }
  }
}
