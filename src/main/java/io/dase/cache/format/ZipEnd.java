// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.nio.ByteBuffer;

/**
 * Where the central directory of a zip archive lies, as its end records tell. With a zip64 locator
 * the zip64 record counts, as for other readers, and the old one must not contradict it. Layout:
 * PKWARE APPNOTE 6.3, sections 4.3.14 to 4.3.16.
 *
 * @param start the directory's first byte
 * @param bytes the directory's size
 * @param count how many members it lists
 */
record ZipEnd(long start, long bytes, long count) {
  private static final int SIGNATURE = 0x06054b50;
  private static final int BYTES = 22;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_BYTES = 20;
  private static final int SIGNATURE_64 = 0x06064b50;
  private static final int BYTES_64 = 56;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final long ALL_ONES = 0xFFFF_FFFFL;
  private static final long ALL_ONES_16 = 0xFFFF;

  static ZipEnd find(ZipBytes zip) {
    long at = position(zip);
    ByteBuffer end = zip.read(at, BYTES);
    if (u16(end, 4) != 0 || u16(end, 6) != 0 || u16(end, 8) != u16(end, 10)) {
      throw parts();
    }
    ZipEnd old = new ZipEnd(u32(end, 16), u32(end, 12), u16(end, 10));
    long locator = at - LOCATOR_BYTES;
    if (locator >= 0 && zip.read(locator, Integer.BYTES).getInt(0) == LOCATOR_SIGNATURE) {
      return zip64(zip, locator, old);
    }
    return old.reaching(at);
  }

  /** The last end record whose comment reaches exactly to the end of the archive. */
  private static long position(ZipBytes zip) {
    long first = Math.max(0, zip.size() - BYTES - MAX_COMMENT);
    ByteBuffer tail = zip.read(first, (int) (zip.size() - first));
    int last = tail.limit() - BYTES;
    for (int at = last; at >= 0; at--) {
      if (tail.getInt(at) == SIGNATURE && u16(tail, at + 20) == last - at) {
        return first + at;
      }
    }
    throw new CorruptDataException(
        "found no zip end record in %d bytes, expected a zip archive; it is truncated or no zip"
            .formatted(zip.size()));
  }

  private static ZipEnd zip64(ZipBytes zip, long locator, ZipEnd old) {
    ByteBuffer pointer = zip.read(locator, LOCATOR_BYTES);
    long at = locator - BYTES_64;
    if (pointer.getLong(8) != at) {
      throw new CorruptDataException(
          "found a zip64 end record said to be at byte %d, expected it at %d"
              .formatted(pointer.getLong(8), at));
    }
    ByteBuffer end = zip.read(at, BYTES_64);
    if (end.getInt(0) != SIGNATURE_64 || end.getLong(4) != BYTES_64 - 12) {
      throw new CorruptDataException("found no zip64 end record at byte " + at);
    }
    if (end.getInt(16) != 0
        || end.getInt(20) != 0
        || end.getLong(24) != end.getLong(32)
        || pointer.getInt(16) > 1) {
      throw parts();
    }
    ZipEnd found = new ZipEnd(end.getLong(48), end.getLong(40), end.getLong(32));
    if (contradicts(old.start, found.start, ALL_ONES)
        || contradicts(old.bytes, found.bytes, ALL_ONES)
        || contradicts(old.count, found.count, ALL_ONES_16)) {
      throw new CorruptDataException(
          "found two zip end records that contradict each other: %s and %s".formatted(old, found));
    }
    return found.reaching(at);
  }

  private static boolean contradicts(long old, long found, long saturated) {
    return old != saturated && old != found;
  }

  private ZipEnd reaching(long end) {
    if (start < 0 || bytes < 0 || count < 0 || start > end || bytes != end - start) {
      throw new CorruptDataException(
          "found a zip directory of %d bytes at %d, expected it to end at %d"
              .formatted(bytes, start, end));
    }
    return this;
  }

  private static IncompatibleDataException parts() {
    return new IncompatibleDataException("found a zip archive of several parts, expected one");
  }

  private static int u16(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  private static long u32(ByteBuffer bytes, int at) {
    return Integer.toUnsignedLong(bytes.getInt(at));
  }
}
