// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Writes to a temporary file and digests what it writes. Not thread-safe. */
final class StagedOutput extends OutputStream {
  private final TemporaryFile file;
  private final MessageDigest digest;
  private long size;
  private IOException failure;

  StagedOutput(TemporaryFile file, MessageDigest digest) {
    this.file = file;
    this.digest = digest;
  }

  /** How many bytes were written. */
  long size() {
    return size;
  }

  /** Whether this is what writing to the file threw, and not what the value's own source did. */
  boolean threw(IOException e) {
    return e == failure;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    digest.update(bytes, from, length);
    try {
      file.write(ByteBuffer.wrap(bytes, from, length));
    } catch (IOException e) {
      failure = e;
      throw e;
    }
    size += length;
  }
}
