// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments of a path, split before they are decoded, so that an encoded slash, dot or percent
 * sign is data. Stateless.
 */
final class RawPath {
  private static final int HEX = 16;

  private RawPath() {}

  /**
   * Of {@code /a/b%2Fc}: {@code a} and {@code b/c}. A slash at the end gives an empty last segment.
   *
   * @throws Problem 400 for escapes that are no UTF-8
   */
  static List<String> segments(String path) {
    List<String> segments = new ArrayList<>(6);
    int start = path.startsWith("/") ? 1 : 0;
    while (true) {
      int end = path.indexOf('/', start);
      segments.add(decode(path.substring(start, end < 0 ? path.length() : end)));
      if (end < 0) {
        return segments;
      }
      start = end + 1;
    }
  }

  /**
   * @throws Problem 400 for escapes that are no UTF-8
   */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
    for (int i = 0; i < text.length(); ) {
      if (text.charAt(i) == '%') {
        bytes.put((byte) (hex(text, i + 1) * HEX + hex(text, i + 2)));
        i += 3;
      } else {
        int next = text.offsetByCodePoints(i, 1);
        bytes.put(text.substring(i, next).getBytes(StandardCharsets.UTF_8));
        i = next;
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw malformed(text);
    }
  }

  private static int hex(String text, int at) {
    int digit = at < text.length() ? Character.digit(text.charAt(at), HEX) : -1;
    if (digit < 0 || text.charAt(at) > 'f') {
      throw malformed(text);
    }
    return digit;
  }

  private static Problem malformed(String text) {
    return new Problem(400, "'" + text + "' does not decode; expected %XX escapes of UTF-8");
  }
}
