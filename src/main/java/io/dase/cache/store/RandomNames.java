// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names that no other process draws: 128 random bits. Safe from any thread. */
final class RandomNames {
  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomNames() {}

  /** 32 lower-case hex digits. */
  static String next() {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }
}
