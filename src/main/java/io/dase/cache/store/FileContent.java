// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/** Reads files without following a link in their last name. Stateless; safe from any thread. */
final class FileContent {
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  /** The JDK copies through a direct buffer of the size asked for, and keeps it per thread. */
  private static final int SLICE = 1 << 20;

  private FileContent() {}

  /**
   * @param size how many bytes the file has
   * @throws EOFException if it has fewer
   */
  static byte[] read(Path path, int size) throws IOException {
    byte[] bytes = new byte[size];
    try (FileChannel channel = FileChannel.open(path, READ)) {
      for (int at = 0; at < size; ) {
        int read = channel.read(ByteBuffer.wrap(bytes, at, Math.min(SLICE, size - at)));
        if (read < 0) {
          throw new EOFException(path + " ends at byte " + at + "; expected " + size);
        }
        at += read;
      }
    }
    return bytes;
  }

  /**
   * @return null if the file has more than {@code limit} bytes
   */
  static byte[] readAtMost(Path path, int limit) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ)) {
      long size = channel.size();
      if (size > limit) {
        return null;
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) size);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }
  }

  static InputStream open(Path path) throws IOException {
    return Channels.newInputStream(FileChannel.open(path, READ));
  }
}
