// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/**
 * The secret that a client shows: as {@code Authorization: Bearer TOKEN}, or from a browser as the
 * password of Basic authentication with any name. Kept as a digest; compared in constant time.
 * Immutable; safe from any thread.
 */
public final class Token {
  /** Shorter ones can be guessed. */
  public static final int MIN_LENGTH = 16;

  private final byte[] digest;

  /**
   * @throws IllegalArgumentException for fewer than {@link #MIN_LENGTH} characters, or others than
   *     visible ASCII
   */
  public Token(String text) {
    if (text.length() < MIN_LENGTH || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "the token has %d characters; expected at least %d of visible ASCII, for example from 'openssl rand -hex 32'"
              .formatted(text.length(), MIN_LENGTH));
    }
    digest = sha256(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * @param authorization the header, perhaps null
   */
  boolean isIn(String authorization) {
    if (authorization == null) {
      return false;
    }
    String[] parts = authorization.split(" ", 2);
    byte[] shown =
        switch (parts.length == 2 ? parts[0].toLowerCase(Locale.ROOT) : "") {
          case "bearer" -> parts[1].strip().getBytes(StandardCharsets.UTF_8);
          case "basic" -> password(parts[1].strip());
          default -> new byte[0];
        };
    return MessageDigest.isEqual(digest, sha256(shown));
  }

  private static byte[] password(String credentials) {
    try {
      String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1).getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
