// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;

/** Text as the native side takes it. Stateless; safe from any thread. */
public final class Utf8 {
  private Utf8() {}

  /**
   * The UTF-8 bytes of a text.
   *
   * @param argument the name of the text, for messages
   * @throws NullPointerException for null
   * @throws IllegalArgumentException if the text holds a lone surrogate
   */
  public static byte[] encode(String argument, String text) {
    if (text == null) {
      throw new NullPointerException(argument + " is null; expected a text");
    }
    try {
      ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          argument + " holds a lone surrogate, which UTF-8 cannot write; expected valid Unicode",
          e);
    }
  }

  /**
   * The bytes that the operating system knows a path by, whatever the locale. (The path's text may
   * have lost them; its URI has every byte.)
   *
   * @throws NullPointerException for null
   * @throws IllegalArgumentException if the path is not one of the default file system
   */
  public static byte[] path(String argument, Path path) {
    if (path == null) {
      throw new NullPointerException(argument + " is null; expected a path");
    }
    if (path.getFileSystem() != FileSystems.getDefault()) {
      throw new IllegalArgumentException(
          argument + " is in " + path.getFileSystem() + "; expected the default file system");
    }
    String uri = path.toAbsolutePath().toUri().getRawPath();
    int end = uri.length() > 1 && uri.endsWith("/") ? uri.length() - 1 : uri.length();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(end);
    for (int i = 0; i < end; i++) {
      if (uri.charAt(i) == '%') {
        bytes.write(Integer.parseInt(uri, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(uri.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  /**
   * The bytes of several paths as {@link #path} gives them, each ended by a NUL.
   *
   * @throws NullPointerException for null
   * @throws IllegalArgumentException if a path is not one of the default file system
   */
  public static byte[] paths(String argument, List<Path> paths) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Path path : paths) {
      bytes.writeBytes(path(argument, path));
      bytes.write(0);
    }
    return bytes.toByteArray();
  }
}
