// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import java.util.Comparator;

/**
 * Orders text by its code points, which is the order of its UTF-8 bytes and the one C++ uses;
 * {@link String#compareTo} puts U+10000 and above before U+E000. Stateless; safe from any thread.
 */
public enum CodePointOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean xSurrogate = Character.isSurrogate(x);
        return xSurrogate == Character.isSurrogate(y) ? x - y : xSurrogate ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }
}
