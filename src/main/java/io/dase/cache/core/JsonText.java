// SPDX-License-Identifier: MIT
package io.dase.cache.core;

/** Text as canonical JSON spells it, with no escapes but those that JSON demands. Stateless. */
public final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /**
   * Appends text in quotes. Safe from any thread, as far as {@code out} is.
   *
   * @param name what the text is, for the exception
   * @throws IllegalArgumentException for a lone surrogate
   */
  public static void append(StringBuilder out, String name, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        appendControl(out, c);
      } else if (!Character.isSurrogate(c)) {
        out.append(c);
      } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else {
        throw new IllegalArgumentException(
            name + " holds a lone surrogate; expected text that UTF-8 can represent");
      }
    }
    out.append('"');
  }

  private static void appendControl(StringBuilder out, char c) {
    int index = "\b\t\n\f\r".indexOf(c);
    if (index >= 0) {
      out.append('\\').append("btnfr".charAt(index));
    } else {
      out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
  }
}
