// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import java.nio.ByteBuffer;

/**
 * Values of one kind to the bytes of one file format and back. Implementations are stateless and
 * safe from any thread.
 */
public interface ValueCodec<T> {
  /** The file extension of the format without its dot, such as {@code npy}. */
  String extension();

  /**
   * The file that holds the value; equal values give equal bytes. The array is the caller's own.
   *
   * @throws IllegalArgumentException if the format cannot hold the value so that it comes back
   */
  byte[] encode(T value);

  /**
   * The value of the remaining bytes, whose position does not move. The value may keep a read-only
   * view of them: nobody may write to them afterwards.
   *
   * @throws io.dase.cache.core.CorruptDataException if the bytes break their format
   * @throws io.dase.cache.core.IncompatibleDataException if they hold what T cannot represent
   */
  T decode(ByteBuffer bytes);
}
