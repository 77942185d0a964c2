// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/**
 * Reads files without following a link in their last name, whole even in a thread that was
 * interrupted. Stateless; safe from any thread.
 */
final class FileContent {
  /** The JDK copies through a direct buffer of the size asked for, and keeps it per thread. */
  private static final int SLICE = 1 << 20;

  private static final int RECORD_SLICE = 4096;

  private FileContent() {}

  /**
   * @param size how many bytes the file has
   * @throws EOFException if it has fewer
   */
  static byte[] read(Path path, int size) throws IOException {
    byte[] bytes = new byte[size];
    try (InputStream in = open(path)) {
      for (int at = 0; at < size; ) {
        int read = in.read(bytes, at, Math.min(SLICE, size - at));
        if (read < 0) {
          throw new EOFException(path + " ends at byte " + at + "; expected " + size);
        }
        at += read;
      }
    }
    return bytes;
  }

  /**
   * As {@link #readAtMost}, for names under which a pipe may stand, which would never end.
   *
   * @return null also if there is no regular file, but something else
   */
  static byte[] readRegular(Path path, int limit) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return attributes.isRegularFile() ? readAtMost(path, limit) : null;
  }

  /**
   * @return null if the file has more than {@code limit} bytes
   */
  static byte[] readAtMost(Path path, int limit) throws IOException {
    try (InputStream in = open(path)) {
      byte[] bytes = in.readNBytes(limit + 1);
      return bytes.length > limit ? null : bytes;
    }
  }

  /**
   * As {@link #readAtMost}, of a record's most bytes; most take a single read, as a record says
   * itself where it ends.
   */
  static byte[] readRecord(Path path) throws IOException {
    try (InputStream in = open(path)) {
      byte[] first = new byte[RECORD_SLICE];
      int size = Math.max(0, in.read(first));
      if (size < first.length && RecordCodec.endsAsRecord(first, size)) {
        return Arrays.copyOf(first, size);
      }
      byte[] rest = in.readNBytes(RecordCodec.MAX_BYTES + 1 - size);
      byte[] bytes = Arrays.copyOf(first, size + rest.length);
      System.arraycopy(rest, 0, bytes, size, rest.length);
      return bytes.length > RecordCodec.MAX_BYTES ? null : bytes;
    }
  }

  static InputStream open(Path path) throws IOException {
    return Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
  }
}
