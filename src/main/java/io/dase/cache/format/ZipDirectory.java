// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the central directory of a zip archive in memory, which is what numpy goes by. Streams that
 * go by the local headers ({@code java.util.zip.ZipInputStream}) miss a truncated directory and
 * cannot read stored members of unknown size.
 *
 * <p>Members may neither overlap nor claim more than deflate can hold, so that inflating costs at
 * most 1,032 times the archive whatever it says. Layout: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12
 * and 4.3.16; no zip64, encryption, spanning, or methods other than stored and deflated.
 */
final class ZipDirectory {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int CENTRAL_SIGNATURE = 0x02014b50;
  private static final int CENTRAL_BYTES = 46;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int FLAG_ENCRYPTED = 1;
  private static final int FLAG_UTF8 = 1 << 11;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final long ZIP64 = 0xFFFF_FFFFL;

  /** The most that one byte of deflate data becomes: 258 bytes of output for 2 bits. */
  private static final long MAX_RATIO = 1032;

  private final ByteBuffer zip;

  private ZipDirectory(ByteBuffer zip) {
    this.zip = zip;
  }

  /** The members of the remaining bytes in the order of the directory, without their content. */
  static List<ZipMember> read(ByteBuffer bytes) {
    try {
      return new ZipDirectory(bytes.slice().order(ByteOrder.LITTLE_ENDIAN)).members();
    } catch (IndexOutOfBoundsException e) {
      throw new CorruptDataException("a zip header reaches beyond its archive", e);
    }
  }

  private record Span(int start, int end) {}

  private List<ZipMember> members() {
    int end = findEnd();
    int count = u16(end + 10);
    long start = u32(end + 16);
    if (u16(end + 4) != 0 || u16(end + 6) != 0 || u16(end + 8) != count) {
      throw new IncompatibleDataException("found a zip archive of several parts, expected one");
    }
    if (count == 0xFFFF || start == ZIP64) {
      throw zip64();
    }
    if (start + u32(end + 12) != end) {
      throw new CorruptDataException(
          "found a zip directory of %d bytes at %d, expected it to end at %d"
              .formatted(u32(end + 12), start, end));
    }
    List<ZipMember> members = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    int at = (int) start;
    for (int i = 0; i < count; i++) {
      int next = at + CENTRAL_BYTES + u16(at + 28) + u16(at + 30) + u16(at + 32);
      if (zip.getInt(at) != CENTRAL_SIGNATURE || next > end) {
        throw new CorruptDataException(
            "found no zip directory entry at byte %d, expected entry %d of %d"
                .formatted(at, i + 1, count));
      }
      members.add(member(at, (int) start, spans));
      at = next;
    }
    if (at != end) {
      throw new CorruptDataException(
          "found %d bytes after the last zip directory entry, expected none".formatted(end - at));
    }
    requireDisjoint(spans);
    return members;
  }

  /** The end record: the last one whose comment reaches exactly to the end of the archive. */
  private int findEnd() {
    int last = zip.limit() - END_BYTES;
    for (int at = last; at >= 0 && last - at <= 0xFFFF; at--) {
      if (zip.getInt(at) == END_SIGNATURE && u16(at + 20) == last - at) {
        return at;
      }
    }
    throw new CorruptDataException(
        "found no zip end record in %d bytes, expected an .npz archive; it is truncated or no zip"
            .formatted(zip.limit()));
  }

  private ZipMember member(int at, int directory, List<Span> spans) {
    String name = name(at);
    int method = u16(at + 10);
    if ((u16(at + 8) & FLAG_ENCRYPTED) != 0 || (method != STORED && method != DEFLATED)) {
      throw new IncompatibleDataException(
          "found zip member '%s' with method %d and flags %x, expected 0 (stored) or 8 (deflated),"
                  .formatted(name, method, u16(at + 8))
              + " not encrypted");
    }
    long packed = u32(at + 20);
    long size = u32(at + 24);
    if (packed == ZIP64 || size == ZIP64 || u32(at + 42) == ZIP64) {
      throw zip64();
    }
    if (method == STORED ? size != packed : size > packed * MAX_RATIO) {
      throw new CorruptDataException(
          "found zip member '%s' of %d bytes that claims to become %d, expected at most %d"
              .formatted(name, packed, size, method == STORED ? packed : packed * MAX_RATIO));
    }
    if (size > NdArray.MAX_BYTES) {
      throw new IncompatibleDataException(
          "found zip member '%s' of %d bytes, expected at most %d"
              .formatted(name, size, NdArray.MAX_BYTES));
    }
    int local = Math.toIntExact(Math.min(u32(at + 42), directory));
    int data = local + LOCAL_BYTES + u16(local + 26) + u16(local + 28);
    if (zip.getInt(local) != LOCAL_SIGNATURE
        || u16(local + 8) != method
        || !nameBytes(local + LOCAL_BYTES, u16(local + 26))
            .equals(nameBytes(at + CENTRAL_BYTES, u16(at + 28)))
        || data + packed > directory) {
      throw new CorruptDataException(
          "found no data of zip member '%s' at byte %d, where the directory expects it"
              .formatted(name, u32(at + 42)));
    }
    spans.add(new Span(local, data + (int) packed));
    ByteBuffer bytes = zip.slice(data, (int) packed);
    return new ZipMember(name, method == DEFLATED, bytes, (int) size, zip.getInt(at + 16));
  }

  private String name(int at) {
    ByteBuffer bytes = nameBytes(at + CENTRAL_BYTES, u16(at + 28));
    boolean utf8 = (u16(at + 8) & FLAG_UTF8) != 0;
    try {
      return (utf8 ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII)
          .newDecoder()
          .decode(bytes)
          .toString();
    } catch (CharacterCodingException e) {
      throw new CorruptDataException(
          "found a zip member name at byte " + at + " that is not " + (utf8 ? "UTF-8" : "ASCII"),
          e);
    }
  }

  private ByteBuffer nameBytes(int at, int length) {
    return zip.slice(at, length);
  }

  private static void requireDisjoint(List<Span> spans) {
    spans.sort(Comparator.comparingInt(Span::start));
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).start < spans.get(i - 1).end) {
        throw new CorruptDataException(
            "found two zip members that share byte %d, expected each to have its own"
                .formatted(spans.get(i).start));
      }
    }
  }

  private static IncompatibleDataException zip64() {
    return new IncompatibleDataException(
        "found a zip64 directory, expected fewer than 65,535 members and less than 4 GiB");
  }

  private int u16(int at) {
    return Short.toUnsignedInt(zip.getShort(at));
  }

  private long u32(int at) {
    return Integer.toUnsignedLong(zip.getInt(at));
  }
}
