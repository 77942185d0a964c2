// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.dase.cache.core.IncompatibleDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * The file {@code .store/STORE}: which format the folder has. Safe from any thread; once a marker
 * was read it is not read again.
 */
final class StoreMarker {
  private static final int MAJOR = 1;
  private static final int MAX_BYTES = 4096;
  private static final byte[] LINE =
      "{\"format\":\"dase-store\",\"major\":1,\"minor\":0}\n".getBytes(StandardCharsets.US_ASCII);

  private static final ObjectReader READER =
      new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path path;
  private volatile boolean accepted;
  private volatile String refusal;

  StoreMarker(Path path) {
    this.path = path;
  }

  /** Whether there is a store yet, of whatever kind. */
  boolean isPresent() {
    return accepted || path.toFile().exists();
  }

  /**
   * Looks until there is a marker; none yet means an empty store.
   *
   * @throws IncompatibleDataException if the store is not of this format and major version
   * @throws IOException if a marker is there that cannot be read now
   */
  void check() throws IOException {
    if (accepted) {
      return;
    }
    if (refusal == null) {
      try {
        refusal = refusalOf(FileContent.readRegular(path, MAX_BYTES));
        accepted = refusal == null;
      } catch (NoSuchFileException e) {
        return;
      }
    }
    if (refusal != null) {
      throw new IncompatibleDataException(refusal);
    }
  }

  /** Whether a store of this format, or none yet, can be read here; people hear if not. */
  boolean isReadable(Warnings warnings) {
    try {
      check();
      return true;
    } catch (IncompatibleDataException e) {
      warnings.warn("marker", e.getMessage());
      return false;
    } catch (IOException e) {
      warnings.degraded(e);
      return false;
    }
  }

  /**
   * Makes the marker unless there is one, also in a root that was deleted meanwhile.
   *
   * @throws IncompatibleDataException as {@link #check}
   */
  void publish(boolean sync) throws IOException {
    check();
    if (accepted && path.toFile().exists()) {
      return;
    }
    accepted = false;
    try (TemporaryFile file = TemporaryFile.in(path.getParent())) {
      file.write(ByteBuffer.wrap(LINE));
      file.finish(sync);
      file.link(path);
    }
    check();
  }

  /** Whether this is an object of integers and strings, as every version writes it. */
  private static boolean isPlainObject(JsonNode marker) {
    return marker.isObject()
        && marker.properties().stream()
            .map(Map.Entry::getValue)
            .allMatch(value -> value.isTextual() || value.isIntegralNumber());
  }

  private String refusalOf(byte[] content) {
    if (Arrays.equals(content, LINE)) {
      return null;
    }
    try {
      JsonNode marker = READER.readTree(content == null ? new byte[0] : content);
      JsonNode major = marker.path("major");
      if (isPlainObject(marker)
          && marker.path("format").asText().equals("dase-store")
          && major.isInt()
          && major.intValue() == MAJOR) {
        return null;
      }
      return path
          + " says format '"
          + marker.path("format").asText()
          + "', major version "
          + major.asText()
          + "; expected 'dase-store' and "
          + MAJOR
          + ": use a newer dase-cache, or another root";
    } catch (IOException e) {
      return path
          + " holds no JSON; expected the marker of a store: move the file away if it is not one";
    }
  }
}
