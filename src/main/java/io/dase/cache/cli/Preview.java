// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.core.CacheException;
import io.dase.cache.format.NdArray;
import io.dase.cache.format.NpyCodec;
import io.dase.cache.format.NpzCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;

/** The beginning of an entry's data, for people. Reads little of large files. Stateless. */
final class Preview {
  private static final Set<String> TEXTS = Set.of("json", "wisdom", "txt", "csv");
  private static final long MAX_ARRAY_BYTES = 32L << 20;
  private static final int MAX_TEXT_BYTES = 400;
  private static final int MAX_HEX_BYTES = 32;

  private Preview() {}

  static String of(Path file, String extension) {
    try {
      if (TEXTS.contains(extension)) {
        return text(start(file, MAX_TEXT_BYTES + 1));
      }
      if (extension.equals("npy") || extension.equals("npz")) {
        long size = Files.size(file);
        return size <= MAX_ARRAY_BYTES
            ? arrays(Files.readAllBytes(file), extension)
            : size + " bytes, too many for a preview; open the file with numpy";
      }
      return HexFormat.ofDelimiter(" ").formatHex(start(file, MAX_HEX_BYTES)) + " ...";
    } catch (CacheException | IOException e) {
      return "not readable: " + e.getMessage();
    }
  }

  private static String arrays(byte[] bytes, String extension) {
    if (extension.equals("npy")) {
      return new NpyCodec().decode(bytes).toString();
    }
    return new NpzCodec()
        .decode(ByteBuffer.wrap(bytes)).entrySet().stream()
            .map(member -> member.getKey() + ": " + show(member.getValue()))
            .collect(Collectors.joining("\n"));
  }

  private static String show(Object value) {
    return value instanceof NdArray ? value.toString() : JsonOutput.tree(value).toString();
  }

  private static String text(byte[] start) {
    String text = new String(start, StandardCharsets.UTF_8);
    return start.length > MAX_TEXT_BYTES ? text.substring(0, text.length() - 1) + " ..." : text;
  }

  private static byte[] start(Path file, int bytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(bytes);
    }
  }
}
