// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import io.dase.cache.core.Category;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.fftw.WisdomText;
import io.dase.cache.format.Codecs;
import io.dase.cache.format.NpyCodec;
import io.dase.cache.format.NpzArchive;
import io.dase.cache.store.Record;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Checks that a value, whose bytes are whole, is what its extension says: array headers, archives,
 * JSON, wisdom. Other files pass. Used by one thread.
 */
final class ContentCheck {
  private static final long MAX_MAPPED_BYTES = Integer.MAX_VALUE;
  private static final long MAX_INFLATED_BYTES = 64L << 20;
  private static final long MAX_JSON_BYTES = 64L << 20;
  private static final String WISDOM = "wisdom";

  /**
   * @throws io.dase.cache.core.CorruptDataException if the content breaks its format
   * @throws io.dase.cache.core.CacheException if it is whole but cannot be checked here
   */
  void run(Record record, Path file) throws IOException {
    if (record.key().category().equals(Category.FFTW_WISDOM) && record.extension().equals(WISDOM)) {
      WisdomText.check(Files.readAllBytes(file));
      return;
    }
    run(record.extension(), file);
  }

  /** As {@link #run(Record, Path)}, of a file that is no wisdom. */
  static void run(String extension, Path file) throws IOException {
    switch (extension) {
      case "npy" -> checkArray(file, Files.size(file));
      case "npz" -> NpzArchive.read(map(file, atMost(file, MAX_MAPPED_BYTES)), MAX_INFLATED_BYTES);
      case "json" -> Codecs.decode(map(file, atMost(file, MAX_JSON_BYTES)), "json", JsonNode.class);
      default -> {}
    }
  }

  private static void checkArray(Path file, long size) throws IOException {
    NpyCodec.check(map(file, Math.min(size, MAX_MAPPED_BYTES)), size);
  }

  private static long atMost(Path file, long limit) throws IOException {
    long size = Files.size(file);
    if (size > limit) {
      throw new IncompatibleDataException(
          size + " bytes, of which a validation reads at most " + limit);
    }
    return size;
  }

  private static ByteBuffer map(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(MapMode.READ_ONLY, 0, size);
    }
  }
}
