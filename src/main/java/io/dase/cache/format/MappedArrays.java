// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Maps the arrays of {@code .npy} and {@code .npz} files of any size, zip64 included, into memory.
 * Headers, names and sizes are checked, elements are not read: a file of the store was checked
 * against its digest when it was found. Stateless; safe from any thread.
 */
public final class MappedArrays {
  private static final String SUFFIX = ".npy";
  private static final int MAX_HEADER = NpyHeader.MAX_TEXT + 12;

  private MappedArrays() {}

  /**
   * The array of a {@code .npy} file.
   *
   * @throws CorruptDataException if its header breaks the format or its length is not what it says
   * @throws IncompatibleDataException if it is whole, but of a type, byte order or order of axes
   *     that would need a copy
   * @throws CacheIoException if the file cannot be read or mapped
   */
  public static MappedArray npy(Path file) {
    return npy(file, MappedArray.SEGMENT_BYTES);
  }

  static MappedArray npy(Path file, long segmentBytes) {
    try (FileChannel channel = FileChannel.open(file)) {
      return array(channel, 0, channel.size(), segmentBytes);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * The arrays of a {@code .npz} file whose members are stored, in its order; the JSON values of
   * {@link NpzCodec#JSON_MEMBER} are the uint8 vector that they are in the file.
   *
   * @throws CorruptDataException as {@link #npy}, and if the archive breaks its format
   * @throws IncompatibleDataException as {@link #npy}, and if a member is deflated or no array
   * @throws CacheIoException if the file cannot be read or mapped
   */
  public static Map<String, MappedArray> npz(Path file) {
    return npz(file, MappedArray.SEGMENT_BYTES);
  }

  static Map<String, MappedArray> npz(Path file, long segmentBytes) {
    Map<String, MappedArray> arrays = new LinkedHashMap<>();
    try (FileChannel channel = FileChannel.open(file)) {
      for (ZipDirectory.Located member : ZipDirectory.read(ZipBytes.of(channel, channel.size()))) {
        ZipHeader header = member.header();
        String name = name(header);
        MappedArray array = array(channel, member.data(), header.packed(), segmentBytes);
        if (arrays.put(name, array) != null) {
          throw new CorruptDataException("found two arrays named '" + name + "' in one .npz");
        }
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return Collections.unmodifiableMap(arrays);
  }

  private static MappedArray array(FileChannel file, long start, long length, long segmentBytes)
      throws IOException {
    ByteBuffer head =
        ByteBuffer.allocate((int) Math.min(length, MAX_HEADER)).order(ByteOrder.LITTLE_ENDIAN);
    while (head.hasRemaining() && file.read(head, start + head.position()) >= 0) {
      continue;
    }
    head.flip();
    NpyHeader header = NpyHeader.read(head);
    if (!Reorder.needless(header)) {
      throw new IncompatibleDataException(
          "found an .npy array that is big-endian or in Fortran order, expected little-endian in C"
              + " order; load it as an NdArray");
    }
    NpyCodec.requireLength(header, bytes(header), length - head.position());
    return new MappedArray(
        file, start + head.position(), header.type(), header.shape(), segmentBytes);
  }

  private static long bytes(NpyHeader header) {
    try {
      return Shape.bytes(header.type(), header.shape());
    } catch (IllegalArgumentException e) {
      throw new IncompatibleDataException("the .npy header: " + e.getMessage(), e);
    }
  }

  private static String name(ZipHeader header) {
    if (header.deflated()) {
      throw new IncompatibleDataException(
          "found the deflated member '"
              + header.name()
              + "' in an .npz, expected stored ones; load it as a map");
    }
    return NpzArchive.arrayName(header.name());
  }

  private static CacheIoException unreadable(Path file, IOException e) {
    return new CacheIoException("the arrays of " + file + " cannot be mapped: " + e, e);
  }
}
