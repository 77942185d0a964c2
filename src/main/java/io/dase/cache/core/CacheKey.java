// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * Names one entry. A key is data, not a path: any text of 1 to 1,024 UTF-8 bytes without lone
 * surrogates. Immutable; safe from any thread.
 *
 * @param category the kind of entry
 * @param key the entry's name within its category
 */
public record CacheKey(Category category, String key) implements Comparable<CacheKey> {
  /** The most bytes that a key may have in UTF-8. */
  public static final int MAX_KEY_BYTES = 1024;

  private static final int MAX_STEM_BYTES = 200;
  private static final int CUT_STEM_BYTES = 150;
  private static final int KEY32_BYTES = 16;
  private static final Comparator<CacheKey> ORDER =
      Comparator.comparing(CacheKey::category)
          .thenComparing(CacheKey::key, CodePointOrder.INSTANCE);

  /**
   * @throws IllegalArgumentException if the key is empty, too long or not representable in UTF-8
   */
  public CacheKey {
    int bytes = utf8Length(key);
    if (bytes < 1 || bytes > MAX_KEY_BYTES) {
      throw new IllegalArgumentException(
          "a key of category '"
              + category
              + "' has "
              + bytes
              + " bytes in UTF-8; expected 1 to "
              + MAX_KEY_BYTES);
    }
  }

  /**
   * @throws IllegalArgumentException if the category or the key breaks its rule
   */
  public static CacheKey of(String category, String key) {
    return new CacheKey(new Category(category), key);
  }

  /** First 32 hex digits of SHA-256(category NUL key): the name of the chain in the store. */
  public String key32() {
    MessageDigest digest = Digests.sha256();
    digest.update(category.name().getBytes(StandardCharsets.US_ASCII));
    digest.update((byte) 0);
    digest.update(key.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(), 0, KEY32_BYTES);
  }

  /**
   * The file name, without extension, under which people and native tools find the entry: letters,
   * digits, {@code .}, {@code _} and {@code -} stand for themselves except a leading dot, every
   * other byte is {@code %XX}; beyond 200 bytes the first 150, {@code ~} and {@link #key32()}.
   */
  public String headStem() {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    StringBuilder stem = new StringBuilder(bytes.length + KEY32_BYTES);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      if (isPlain(c) && !(i == 0 && c == '.')) {
        stem.append(c);
      } else {
        stem.append('%').append(HexFormat.of().withUpperCase().toHexDigits(bytes[i]));
      }
    }
    if (stem.length() <= MAX_STEM_BYTES) {
      return stem.toString();
    }
    stem.setLength(CUT_STEM_BYTES);
    return stem.append('~').append(key32()).toString();
  }

  /** By category, then by the key's UTF-8 bytes. */
  @Override
  public int compareTo(CacheKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return category + "/" + key;
  }

  private static boolean isPlain(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }

  private static int utf8Length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes += 1;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        throw new IllegalArgumentException(
            "a key holds the lone surrogate U+"
                + Integer.toHexString(c).toUpperCase()
                + " at index "
                + i
                + "; expected text that UTF-8 can represent");
      }
    }
    return bytes;
  }
}
