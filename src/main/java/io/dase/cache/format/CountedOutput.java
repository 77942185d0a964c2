// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets no more than so many bytes through, and counts them. Not thread-safe. */
final class CountedOutput extends FilterOutputStream {
  private final long limit;
  private long count;

  CountedOutput(OutputStream out, long limit) {
    super(out);
    this.limit = limit;
  }

  /**
   * @throws IllegalArgumentException unless exactly as many bytes were written as were expected
   */
  void requireComplete() {
    if (count != limit) {
      throw wrong(count);
    }
  }

  @Override
  public void write(int b) throws IOException {
    admit(1);
    out.write(b);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    admit(length);
    out.write(bytes, from, length);
  }

  private void admit(int length) {
    if (length > limit - count) {
      throw wrong(count + length);
    }
    count += length;
  }

  private IllegalArgumentException wrong(long found) {
    return new IllegalArgumentException(
        "an array wrote %d bytes, expected %d for its type and shape".formatted(found, limit));
  }
}
