// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The prefix of an {@code .npy} file: magic, version, length, and a Python dictionary as text.
 *
 * <p>Written as version 1.0 with numpy's own padding, so that files equal those of {@code
 * numpy.save} byte by byte. The text of an array of {@link NdArray#MAX_RANK} axes stays below 1
 * KiB, so version 2.0, made for headers beyond 64 KiB, is never needed; versions 1 to 3 are read.
 *
 * @param order the byte order of the elements
 * @param fortran true if the first axis is the fastest
 */
record NpyHeader(DType type, ByteOrder order, boolean fortran, int[] shape) {
  /** The longest dictionary read, in bytes: all that version 1.0 can hold. */
  static final int MAX_TEXT = 0xFFFF;

  private static final int ALIGN = 64;
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int PREFIX_1_0 = MAGIC.length + 2 + Short.BYTES;

  /** Room that numpy leaves so that the first extent can grow in place to 21 digits. */
  private static final int GROWTH_DIGITS = 21;

  /** The prefix for row-major little-endian data; its length is a multiple of 64. */
  static byte[] encode(DType type, int[] shape) {
    StringBuilder text = new StringBuilder();
    text.append("{'descr': '").append(type.descr());
    text.append("', 'fortran_order': False, 'shape': ").append(Shape.print(shape)).append(", }");
    if (shape.length > 0) {
      text.append(" ".repeat(GROWTH_DIGITS - Integer.toString(shape[0]).length()));
    }
    text.append(" ".repeat(ALIGN - (PREFIX_1_0 + text.length() + 1) % ALIGN)).append('\n');
    return ByteBuffer.allocate(PREFIX_1_0 + text.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) text.length())
        .put(text.toString().getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /**
   * Reads the prefix and leaves {@code in}, which must be little-endian, at the first element.
   *
   * @throws CorruptDataException if it breaks the format
   * @throws IncompatibleDataException if it is whole, but of a version or type not represented here
   */
  static NpyHeader read(ByteBuffer in) {
    requireMagic(in);
    if (in.remaining() < 2) {
      throw truncated("version", 2, in.remaining());
    }
    int major = Byte.toUnsignedInt(in.get());
    int minor = Byte.toUnsignedInt(in.get());
    if (major < 1 || major > 3 || minor != 0) {
      throw new IncompatibleDataException(
          "found .npy version " + major + "." + minor + ", expected 1.0, 2.0 or 3.0");
    }
    int lengthBytes = major == 1 ? Short.BYTES : Integer.BYTES;
    if (in.remaining() < lengthBytes) {
      throw truncated("length", lengthBytes, in.remaining());
    }
    long length =
        major == 1 ? Short.toUnsignedInt(in.getShort()) : Integer.toUnsignedLong(in.getInt());
    if (length > MAX_TEXT) {
      throw new CorruptDataException(
          "found an .npy header of " + length + " bytes, expected at most " + MAX_TEXT);
    }
    if (in.remaining() < length) {
      throw truncated("dictionary", length, in.remaining());
    }
    ByteBuffer text = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    Charset charset = major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    try {
      return new NpyHeaderParser(charset.newDecoder().decode(text).toString()).parse();
    } catch (CharacterCodingException e) {
      throw new CorruptDataException("found an .npy 3.0 header that is not UTF-8", e);
    }
  }

  private static void requireMagic(ByteBuffer in) {
    byte[] found = new byte[Math.min(MAGIC.length, in.remaining())];
    in.get(found);
    if (Arrays.equals(found, MAGIC)) {
      return;
    }
    if (found.length > 1 && found[0] == (byte) 0x80 && found[1] >= 2 && found[1] <= 5) {
      throw new IncompatibleDataException(
          "found a Python pickle, expected an .npy file; pickles are never read, save the array"
              + " with numpy.save(..., allow_pickle=False)");
    }
    if (found.length > 1 && found[0] == 'P' && found[1] == 'K') {
      throw new IncompatibleDataException(
          "found a zip archive (.npz), expected one .npy array; load it as a map");
    }
    throw new CorruptDataException(
        "found "
            + HexFormat.of().formatHex(found)
            + " at the start, expected the .npy magic 934e554d5059");
  }

  private static CorruptDataException truncated(String what, long expected, int found) {
    return new CorruptDataException(
        "found %d bytes of the .npy header's %s, expected %d; the file is truncated"
            .formatted(found, what, expected));
  }
}
