// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One entry of a zip archive's central directory. Layout: PKWARE APPNOTE 6.3, sections 4.3.12 and
 * 4.5.3 (zip64).
 *
 * @param packed bytes in the archive
 * @param size bytes once inflated
 * @param local where its local header lies
 */
record ZipHeader(String name, boolean deflated, long packed, long size, int crc, long local) {
  static final int BYTES = 46;
  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int SIGNATURE = 0x02014b50;
  private static final int FLAG_ENCRYPTED = 1;
  private static final int FLAG_UTF8 = 1 << 11;
  private static final int ZIP64_ID = 1;
  private static final long ALL_ONES = 0xFFFF_FFFFL;

  /** The most that one byte of deflate data becomes: 258 bytes of output for 2 bits. */
  private static final long MAX_RATIO = 1032;

  /** The entry at the position of the directory, which moves behind it; null if there is none. */
  static ZipHeader next(ByteBuffer directory) {
    if (directory.remaining() < BYTES || directory.getInt(directory.position()) != SIGNATURE) {
      return null;
    }
    ByteBuffer fixed = bytes(directory, BYTES);
    ByteBuffer nameBytes = bytes(directory, u16(fixed, 28));
    ByteBuffer extra = bytes(directory, u16(fixed, 30));
    bytes(directory, u16(fixed, 32));
    String name = name(nameBytes, (u16(fixed, 8) & FLAG_UTF8) != 0);
    int method = u16(fixed, 10);
    if ((u16(fixed, 8) & FLAG_ENCRYPTED) != 0 || (method != STORED && method != DEFLATED)) {
      throw new IncompatibleDataException(
          "found zip member '%s' with method %d and flags %x, expected 0 (stored) or 8 (deflated),"
                  .formatted(name, method, u16(fixed, 8))
              + " not encrypted");
    }
    long[] sizes = {u32(fixed, 24), u32(fixed, 20), u32(fixed, 42)};
    resolveZip64(sizes, extra, name);
    return new ZipHeader(name, method == DEFLATED, sizes[1], sizes[0], fixed.getInt(16), sizes[2])
        .plausible();
  }

  private ZipHeader plausible() {
    if (local < 0 || size < 0 || packed < 0 || packed > Long.MAX_VALUE / MAX_RATIO) {
      throw new CorruptDataException(
          "found zip member '%s' of %d bytes at %d that become %d"
              .formatted(name, packed, local, size));
    }
    long most = deflated ? packed * MAX_RATIO : packed;
    if (deflated ? size > most : size != packed) {
      throw new CorruptDataException(
          "found zip member '%s' of %d bytes that claims to become %d, expected at most %d"
              .formatted(name, packed, size, most));
    }
    return this;
  }

  /** Replaces what does not fit into 32 bits by the values of the zip64 field, in its order. */
  private static void resolveZip64(long[] sizes, ByteBuffer extra, String name) {
    if (sizes[0] != ALL_ONES && sizes[1] != ALL_ONES && sizes[2] != ALL_ONES) {
      return;
    }
    ByteBuffer field = zip64Field(extra);
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] == ALL_ONES) {
        if (field == null || field.remaining() < Long.BYTES) {
          throw new CorruptDataException(
              "found zip member '%s' without the zip64 sizes that it refers to".formatted(name));
        }
        sizes[i] = field.getLong();
      }
    }
  }

  private static ByteBuffer zip64Field(ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int id = Short.toUnsignedInt(extra.getShort());
      int length = Short.toUnsignedInt(extra.getShort());
      ByteBuffer field = bytes(extra, length);
      if (id == ZIP64_ID) {
        return field;
      }
    }
    return null;
  }

  private static String name(ByteBuffer bytes, boolean utf8) {
    try {
      return (utf8 ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII)
          .newDecoder()
          .decode(bytes)
          .toString();
    } catch (CharacterCodingException e) {
      throw new CorruptDataException(
          "found a zip member name that is not " + (utf8 ? "UTF-8" : "ASCII"), e);
    }
  }

  private static ByteBuffer bytes(ByteBuffer from, int length) {
    if (length > from.remaining()) {
      throw new CorruptDataException(
          "found a zip directory entry of which %d bytes are left, expected %d"
              .formatted(from.remaining(), length));
    }
    ByteBuffer bytes = from.slice(from.position(), length).order(from.order());
    from.position(from.position() + length);
    return bytes;
  }

  private static int u16(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  private static long u32(ByteBuffer bytes, int at) {
    return Integer.toUnsignedLong(bytes.getInt(at));
  }
}
