// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

/**
 * Text from disk as a terminal may see it: what could move the cursor, change colours or reverse
 * the writing is shown as an escape. Stateless.
 */
final class SafeText {
  private SafeText() {}

  /** One line: control and format characters, line ends too, become {@code \}{@code uXXXX}. */
  static String escape(String text) {
    return escape(text, false);
  }

  /** As {@link #escape}, but line feeds stay. */
  static String lines(String text) {
    return escape(text, true);
  }

  private static String escape(String text, boolean keepLineFeeds) {
    if (isPrintableAscii(text)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (!isHarmful(c) || (keepLineFeeds && c == '\n')) {
        safe.appendCodePoint(c);
      } else {
        for (; i < next; i++) {
          safe.append("\\u%04x".formatted((int) text.charAt(i)));
        }
      }
      i = next;
    }
    return safe.toString();
  }

  private static boolean isPrintableAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isHarmful(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
