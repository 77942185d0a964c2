// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the central directory of a zip archive, which is what numpy and PyTorch go by. Streams that
 * go by the local headers ({@code java.util.zip.ZipInputStream}) miss a truncated directory and
 * cannot read stored members of unknown size.
 *
 * <p>Members may neither overlap nor claim more than deflate can hold, so that inflating costs at
 * most 1,032 times the archive whatever it says. No encryption, spanning, or methods other than
 * stored and deflated.
 */
final class ZipDirectory {
  /** The most members that are read; a directory of them takes some tens of megabytes. */
  static final int MAX_MEMBERS = 1 << 20;

  private static final int MAX_BYTES = 1 << 28;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_BYTES = 30;

  private ZipDirectory() {}

  /**
   * A member and where its data lies.
   *
   * @param data the first byte of its packed data
   */
  record Located(ZipHeader header, long data) {}

  private record Span(long start, long end) {}

  /** The members of the remaining bytes in the order of the directory, without their content. */
  static List<ZipMember> read(ByteBuffer bytes) {
    ZipBytes zip = ZipBytes.of(bytes);
    return read(zip).stream().map(member -> inMemory(zip, member)).toList();
  }

  /** The members in the order of the directory. */
  static List<Located> read(ZipBytes zip) {
    ZipEnd end = ZipEnd.find(zip);
    if (end.count() > MAX_MEMBERS || end.bytes() > MAX_BYTES) {
      throw new IncompatibleDataException(
          "found a zip directory of %d members in %d bytes, expected at most %d in %d"
              .formatted(end.count(), end.bytes(), MAX_MEMBERS, MAX_BYTES));
    }
    ByteBuffer directory = zip.read(end.start(), (int) end.bytes());
    List<Located> members = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (long i = 1; i <= end.count(); i++) {
      ZipHeader header = ZipHeader.next(directory);
      if (header == null) {
        throw new CorruptDataException(
            "found no zip directory entry at byte %d, expected entry %d of %d"
                .formatted(end.start() + directory.position(), i, end.count()));
      }
      long data = data(zip, header, end.start());
      spans.add(new Span(header.local(), data + header.packed()));
      members.add(new Located(header, data));
    }
    if (directory.hasRemaining()) {
      throw new CorruptDataException(
          "found %d bytes after the last zip directory entry, expected none"
              .formatted(directory.remaining()));
    }
    requireDisjoint(spans);
    return members;
  }

  /** Where the data begins, if the local header is there and agrees. */
  private static long data(ZipBytes zip, ZipHeader header, long directory) {
    byte[] name = header.name().getBytes(StandardCharsets.UTF_8);
    if (header.local() <= directory - LOCAL_BYTES - name.length) {
      ByteBuffer local = zip.read(header.local(), LOCAL_BYTES + name.length);
      long data = header.local() + local.limit() + Short.toUnsignedInt(local.getShort(28));
      if (local.getInt(0) == LOCAL_SIGNATURE
          && local.getShort(8) == (header.deflated() ? ZipHeader.DEFLATED : ZipHeader.STORED)
          && Short.toUnsignedInt(local.getShort(26)) == name.length
          && local.slice(LOCAL_BYTES, name.length).equals(ByteBuffer.wrap(name))
          && header.packed() <= directory - data) {
        return data;
      }
    }
    throw new CorruptDataException(
        "found no data of zip member '%s' at byte %d, where the directory expects it"
            .formatted(header.name(), header.local()));
  }

  private static void requireDisjoint(List<Span> spans) {
    spans.sort(Comparator.comparingLong(Span::start));
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).start < spans.get(i - 1).end) {
        throw new CorruptDataException(
            "found two zip members that share byte %d, expected each to have its own"
                .formatted(spans.get(i).start));
      }
    }
  }

  private static ZipMember inMemory(ZipBytes zip, Located member) {
    ZipHeader header = member.header();
    if (header.size() > NdArray.MAX_BYTES) {
      throw new IncompatibleDataException(
          "found zip member '%s' of %d bytes, expected at most %d"
              .formatted(header.name(), header.size(), NdArray.MAX_BYTES));
    }
    ByteBuffer data = zip.read(member.data(), (int) header.packed());
    return new ZipMember(header.name(), header.deflated(), data, (int) header.size(), header.crc());
  }
}
