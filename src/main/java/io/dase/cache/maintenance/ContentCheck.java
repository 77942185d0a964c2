// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import io.dase.cache.core.Category;
import io.dase.cache.core.CorruptDataException;
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
import java.util.Optional;

/**
 * Checks that a value, whose bytes are whole, is what its extension says: array headers, archives,
 * JSON, wisdom; and up to 64 MiB what its key says, where that says all of it. Other files pass.
 * Used by one thread.
 */
final class ContentCheck {
  private static final long MAX_MAPPED_BYTES = Integer.MAX_VALUE;
  private static final long MAX_INFLATED_BYTES = 64L << 20;
  private static final long MAX_JSON_BYTES = 64L << 20;
  private static final long MAX_COMPARED_BYTES = 64L << 20;
  private static final String WISDOM = "wisdom";

  /**
   * @throws io.dase.cache.core.CorruptDataException if the content breaks its format, or is not
   *     what its key says
   * @throws io.dase.cache.core.CacheException if it is whole but cannot be checked here
   */
  void run(Record record, Path file) throws IOException {
    if (record.key().category().equals(Category.FFTW_WISDOM) && record.extension().equals(WISDOM)) {
      WisdomText.check(Files.readAllBytes(file));
      return;
    }
    run(record.extension(), file);
    if (Files.size(file) <= MAX_COMPARED_BYTES) {
      Optional<ArtifactKey> artifact =
          ArtifactKey.parse(record.key().key()).filter(known -> known.key().equals(record.key()));
      if (artifact.isPresent()) {
        compare(artifact.get(), map(file, Files.size(file)), record.extension());
      }
    }
  }

  private static void compare(ArtifactKey artifact, ByteBuffer bytes, String extension) {
    try {
      artifact.content().check(bytes, extension);
    } catch (IncompatibleDataException e) {
      throw new CorruptDataException("not what its key says: " + e.getMessage(), e);
    }
  }

  private static void run(String extension, Path file) throws IOException {
    switch (extension) {
      case "npy" -> checkArray(file);
      case "npz" -> NpzArchive.read(content(extension, file), MAX_INFLATED_BYTES);
      case "json" -> Codecs.decode(content(extension, file), "json", JsonNode.class);
      default -> {}
    }
  }

  /**
   * The file, mapped into memory.
   *
   * @throws IncompatibleDataException if it is larger than what is read of its extension
   */
  static ByteBuffer content(String extension, Path file) throws IOException {
    long limit = extension.equals("json") ? MAX_JSON_BYTES : MAX_MAPPED_BYTES;
    long size = Files.size(file);
    if (size > limit) {
      throw new IncompatibleDataException(
          "found %d bytes of .%s, expected at most %d to check".formatted(size, extension, limit));
    }
    return map(file, size);
  }

  /** The header of an {@code .npy}, and that the file is as long as it says. */
  static void checkArray(Path file) throws IOException {
    long size = Files.size(file);
    NpyCodec.check(map(file, Math.min(size, MAX_MAPPED_BYTES)), size);
  }

  private static ByteBuffer map(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(MapMode.READ_ONLY, 0, size);
    }
  }
}
