// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 for entity tags. Stateless. */
final class Digest {
  private Digest() {}

  static String of(byte[] bytes) {
    return of(ByteBuffer.wrap(bytes));
  }

  /** Of the remaining bytes, whose position stays. */
  static String of(ByteBuffer bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.duplicate());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
