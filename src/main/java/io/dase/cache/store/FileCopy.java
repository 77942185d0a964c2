// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheIoException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Copies a large file into a temporary one by the operating system, while another thread digests
 * what was copied and, where that is asked for, while it is synced. Stateless; safe from any
 * thread.
 */
final class FileCopy {
  /** From this size on another thread costs less than it saves. */
  static final long MIN_BYTES = 1 << 20;

  /** From this size on the sync takes no longer than what is left to digest. */
  private static final long EARLY_SYNC_BYTES = 1 << 22;

  /** So small that the digest follows closely. */
  private static final int TRANSFER = 1 << 18;

  private static final int SLICE = 1 << 16;

  /** What was copied. */
  record Copied(long size, String sha256) {}

  private FileCopy() {}

  /**
   * @param target left open
   * @param sync whether it is to be synced sooner or later; a large one is when this returns
   * @throws CacheIoException if the source cannot be read
   * @throws IOException if the target cannot be written
   */
  static Copied copy(Path source, TemporaryFile target, boolean sync) throws IOException {
    try (FileChannel in = open(source);
        FollowingDigest digest = new FollowingDigest(target.channel())) {
      long size = copyRest(in, transfer(in, target.channel(), digest), target, digest);
      if (sync && size >= EARLY_SYNC_BYTES) {
        target.sync();
      }
      return new Copied(size, digest.finish());
    }
  }

  /** As far as the operating system does it; it does not tell which side fails. */
  private static long transfer(FileChannel in, FileChannel out, FollowingDigest digest)
      throws IOException {
    long done = 0;
    try {
      for (long n = in.transferTo(0, TRANSFER, out);
          n > 0;
          n = in.transferTo(done, TRANSFER, out)) {
        done += n;
        digest.wrote(done);
      }
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      return done;
    }
    return done;
  }

  /** To the end of the source. */
  private static long copyRest(
      FileChannel in, long from, TemporaryFile target, FollowingDigest digest) throws IOException {
    long done = from;
    ByteBuffer slice = ByteBuffer.allocate(SLICE);
    for (int n = read(in, slice, done); n >= 0; n = read(in, slice, done)) {
      target.write(slice.flip());
      done += n;
      digest.wrote(done);
    }
    return done;
  }

  private static FileChannel open(Path source) {
    try {
      return FileChannel.open(source);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static int read(FileChannel in, ByteBuffer slice, long from) throws IOException {
    try {
      return in.read(slice.clear(), from);
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  static CacheIoException unreadable(IOException e) {
    return new CacheIoException(
        "the value to be stored cannot be read: " + e + "; check the file or stream given", e);
  }
}
