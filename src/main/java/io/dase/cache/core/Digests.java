// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, the only digest that names anything in the store. Stateless; safe from any thread. */
public final class Digests {
  private Digests() {}

  /** A new SHA-256 digest; it belongs to the thread that uses it. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256, which every JDK has", e);
    }
  }

  /** The SHA-256 of the bytes as 64 lower-case hex digits. */
  public static String sha256Hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }
}
