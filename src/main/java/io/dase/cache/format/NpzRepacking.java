// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.NpzArchive.Packing;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Archives of arrays in files of any size, packed otherwise or read through, in little memory.
 * Stateless; safe from any thread.
 */
public final class NpzRepacking {
  private static final int BUFFER = 1 << 16;

  private NpzRepacking() {}

  /**
   * Writes the members of an archive in their order and byte for byte, packed otherwise, and leaves
   * the stream open.
   *
   * @throws CorruptDataException if the archive breaks its format, or a member its CRC
   * @throws IncompatibleDataException if it is no archive of arrays, or one that could not be read
   *     again: its arrays become more than {@link NpzArchive#MAX_INFLATED_BYTES}
   * @throws IOException if the file cannot be read, or the stream not be written
   */
  public static void write(Path file, Packing packing, OutputStream out) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      List<ZipDirectory.Located> members = members(channel, !packing.isStored());
      ZipOutputStream zip = NpzArchive.zip(packing, out);
      for (ZipDirectory.Located member : members) {
        ZipEntry entry = NpzArchive.entry(member.header().name(), packing);
        if (packing.isStored()) {
          entry.setSize(member.header().size());
          entry.setCrc(Integer.toUnsignedLong(member.header().crc()));
        }
        zip.putNextEntry(entry);
        copy(channel, member, zip);
        zip.closeEntry();
      }
      zip.finish();
    }
  }

  /**
   * Reads an archive through and checks every CRC.
   *
   * @return how many bytes its members have, unpacked
   * @throws CorruptDataException as {@link #write}
   */
  public static long read(Path file) throws IOException {
    long bytes = 0;
    try (FileChannel channel = FileChannel.open(file)) {
      for (ZipDirectory.Located member : members(channel, false)) {
        copy(channel, member, OutputStream.nullOutputStream());
        bytes += member.header().size();
      }
    }
    return bytes;
  }

  /** Whether the members lie in the archive as they are. */
  public static boolean isStored(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return members(channel, false).stream().noneMatch(member -> member.header().deflated());
    }
  }

  /**
   * @param deflating whether all members are to be counted as deflated ones
   */
  private static List<ZipDirectory.Located> members(FileChannel channel, boolean deflating)
      throws IOException {
    List<ZipDirectory.Located> members = ZipDirectory.read(ZipBytes.of(channel, channel.size()));
    long inflated = 0;
    for (ZipDirectory.Located member : members) {
      NpzArchive.arrayName(member.header().name());
      inflated += deflating || member.header().deflated() ? member.header().size() : 0;
      if (inflated > NpzArchive.MAX_INFLATED_BYTES || inflated < 0) {
        throw new IncompatibleDataException(
            "found arrays of more than %d bytes in an .npz, which are not read if deflated"
                .formatted(NpzArchive.MAX_INFLATED_BYTES));
      }
    }
    return members;
  }

  private static void copy(FileChannel channel, ZipDirectory.Located member, OutputStream out)
      throws IOException {
    ZipHeader header = member.header();
    channel.position(member.data());
    InputStream packed =
        BoundedInputStream.builder()
            .setInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER))
            .setMaxCount(header.packed())
            .setPropagateClose(false)
            .get();
    Inflater inflater = new Inflater(true);
    try {
      InputStream content =
          header.deflated() ? new InflaterInputStream(packed, inflater, BUFFER) : packed;
      CheckedInputStream checked = new CheckedInputStream(content, new CRC32());
      long size = transfer(checked, out, header);
      if (size != header.size() || (int) checked.getChecksum().getValue() != header.crc()) {
        throw new CorruptDataException(
            "found %d bytes with CRC-32 %08x in zip member '%s', expected %d with %08x"
                .formatted(
                    size,
                    (int) checked.getChecksum().getValue(),
                    header.name(),
                    header.size(),
                    header.crc()));
      }
    } finally {
      inflater.end();
    }
  }

  /** Copies no more than one byte beyond what the member claims to be. */
  private static long transfer(InputStream in, OutputStream out, ZipHeader header)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    for (int n = next(in, buffer, header); n >= 0; n = next(in, buffer, header)) {
      size += n;
      if (size > header.size()) {
        return size;
      }
      out.write(buffer, 0, n);
    }
    return size;
  }

  private static int next(InputStream in, byte[] buffer, ZipHeader header) throws IOException {
    try {
      return in.read(buffer);
    } catch (ZipException | EOFException e) {
      throw new CorruptDataException(
          "found zip member '" + header.name() + "' that is not valid deflate data", e);
    }
  }
}
