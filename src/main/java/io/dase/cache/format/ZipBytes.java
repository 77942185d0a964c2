// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CorruptDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** The bytes of a zip archive, in memory or in a file. As safe from threads as these are. */
interface ZipBytes {
  /** How many there are. */
  long size();

  /**
   * So many bytes from a position on, little-endian.
   *
   * @throws CorruptDataException if they are not all within the archive
   */
  ByteBuffer read(long at, int length);

  /** Views of the remaining bytes. */
  static ZipBytes of(ByteBuffer bytes) {
    ByteBuffer zip = bytes.slice();
    return new ZipBytes() {
      @Override
      public long size() {
        return zip.limit();
      }

      @Override
      public ByteBuffer read(long at, int length) {
        requireWithin(at, length, zip.limit());
        return zip.slice((int) at, length).order(ByteOrder.LITTLE_ENDIAN);
      }
    };
  }

  /**
   * Copies of a file's bytes.
   *
   * @param size how many bytes it has
   */
  static ZipBytes of(FileChannel file, long size) {
    return new ZipBytes() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public ByteBuffer read(long at, int length) {
        requireWithin(at, length, size);
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        try {
          while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
              throw new CorruptDataException(
                  "found the end of a file before byte %d, expected %d bytes"
                      .formatted(at + length, size));
            }
          }
        } catch (IOException e) {
          throw new CacheIoException("a zip archive cannot be read: " + e, e);
        }
        return bytes.flip();
      }
    };
  }

  private static void requireWithin(long at, int length, long size) {
    if (at < 0 || length < 0 || at > size - length) {
      throw new CorruptDataException(
          "found a zip header that reaches beyond its archive of " + size + " bytes");
    }
  }
}
