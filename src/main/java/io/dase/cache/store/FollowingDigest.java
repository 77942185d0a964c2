// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.Digests;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.Future;

/**
 * SHA-256 of a file while it is written: another thread reads what the writer tells that it has
 * written, so that the digest is that of the file's own content and costs the writer no time where
 * another core is free. For one writer; closing ends its work soon.
 */
final class FollowingDigest implements Closeable {
  private static final int SLICE = 1 << 18;

  private final FileChannel channel;
  private final Future<String> result;
  private long written; // guarded by this
  private boolean complete; // guarded by this

  /**
   * @param channel of the file, readable, open until this is closed
   */
  FollowingDigest(FileChannel channel) {
    this.channel = channel;
    result = FileThreads.submit(this::digest);
  }

  /** Tells how many bytes the file has now. */
  synchronized void wrote(long bytes) {
    written = bytes;
    notifyAll();
  }

  /** The digest of what was written, 64 hex digits; nothing more will be. */
  String finish() throws IOException {
    complete();
    return FileThreads.result(result);
  }

  @Override
  public void close() {
    complete();
  }

  private synchronized void complete() {
    complete = true;
    notifyAll();
  }

  private String digest() throws IOException, InterruptedException {
    MessageDigest digest = Digests.sha256();
    ByteBuffer slice = ByteBuffer.allocateDirect(SLICE);
    long done = 0;
    for (long end = next(done); end > done; end = next(done)) {
      slice.clear().limit((int) Math.min(SLICE, end - done));
      int read = channel.read(slice, done);
      if (read < 0) {
        throw new EOFException("a file that was written to byte " + end + " ends at " + done);
      }
      digest.update(slice.flip());
      done += read;
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Waits until more than that is written, or nothing more will be; how much is. */
  private synchronized long next(long done) throws InterruptedException {
    while (written == done && !complete) {
      wait();
    }
    return written;
  }
}
