// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import io.dase.cache.core.Digests;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Content that tells by itself whether it is whole and whose it is: {@code key=<key>} LF, a line
 * for each token, sorted, then {@code sha256=<of all before>} LF. Plain values stand in a .npy file
 * of bytes. The C++ worker writes the same (native/tests/torture/content.hpp).
 */
final class SelfDescribing {
  private static final int NPY_HEADER = 128;
  private static final byte[] NPY_MAGIC = {
    (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, NPY_HEADER - 10, 0
  };

  private SelfDescribing() {}

  static byte[] print(String key, SortedSet<String> tokens) {
    StringBuilder text = new StringBuilder("key=" + key + "\n");
    tokens.forEach(token -> text.append(token).append('\n'));
    String digest = Digests.sha256Hex(bytes(text.toString()));
    text.append("sha256=").append(digest).append('\n');
    return bytes(text.toString());
  }

  /**
   * @return the tokens; null for anything but what {@link #print} made of this key
   */
  static SortedSet<String> parse(byte[] content, String key) {
    SortedSet<String> tokens = new TreeSet<>();
    new String(content, StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .filter(line -> !line.startsWith("sha256="))
        .forEach(tokens::add);
    return Arrays.equals(print(key, tokens), content) ? tokens : null;
  }

  static byte[] toNpy(byte[] content) {
    String dict = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + content.length + ",), }";
    ByteArrayOutputStream npy = new ByteArrayOutputStream();
    npy.writeBytes(NPY_MAGIC);
    npy.writeBytes(bytes(dict + " ".repeat(NPY_HEADER - NPY_MAGIC.length - 1 - dict.length())));
    npy.write('\n');
    npy.writeBytes(content);
    return npy.toByteArray();
  }

  /** The content of {@link #toNpy}; empty for anything else. */
  static byte[] fromNpy(byte[] npy) {
    byte[] content = Arrays.copyOfRange(npy, Math.min(NPY_HEADER, npy.length), npy.length);
    return Arrays.equals(toNpy(content), npy) ? content : new byte[0];
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
