// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A multilayer perceptron of random bits for float32 weights as a safetensors file. Immutable; safe
 * from any thread.
 *
 * @param layers units of each layer, from the input to the output
 */
record Perceptron(int... layers) {
  private static final int CHUNK = 1 << 14;

  /** Writes the file; other seeds give other content of the same size. */
  void write(Path file, long seed) throws IOException {
    StringBuilder header = new StringBuilder("{");
    long at = 0;
    for (int i = 1; i < layers.length; i++) {
      at = tensor(header, "layer%d.weight".formatted(i), at, layers[i], layers[i - 1]);
      at = tensor(header, "layer%d.bias".formatted(i), at, layers[i]);
    }
    header.setCharAt(header.length() - 1, '}');
    byte[] json = header.toString().getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(
          ByteBuffer.allocate(Long.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(json.length)
              .array());
      out.write(json);
      weights(out, at, new Random(seed));
    }
  }

  private static long tensor(StringBuilder header, String name, long begin, int... shape) {
    StringBuilder extents = new StringBuilder();
    long elements = 1;
    for (int extent : shape) {
      elements *= extent;
      extents.append(extents.isEmpty() ? "" : ",").append(extent);
    }
    long end = begin + elements * Float.BYTES;
    header.append(
        "\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%d,%d]},"
            .formatted(name, extents, begin, end));
    return end;
  }

  private static void weights(OutputStream out, long bytes, Random random) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (long left = bytes; left > 0; left -= CHUNK) {
      random.nextBytes(chunk);
      out.write(chunk, 0, (int) Math.min(left, CHUNK));
    }
  }
}
