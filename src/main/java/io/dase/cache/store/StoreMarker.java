// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.core.IncompatibleDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The file {@code .store/STORE}: which format the folder has. Safe from any thread; once a marker
 * was read it is not read again.
 */
final class StoreMarker {
  private static final int MAJOR = 1;
  private static final int MAX_BYTES = 4096;
  private static final byte[] LINE =
      "{\"format\":\"dase-store\",\"major\":1,\"minor\":0}\n".getBytes(StandardCharsets.US_ASCII);

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
   */
  void check() {
    if (accepted) {
      return;
    }
    if (refusal == null) {
      try {
        refusal = refusalOf(FileContent.readAtMost(path, MAX_BYTES));
        accepted = refusal == null;
      } catch (IOException e) {
        return;
      }
    }
    if (refusal != null) {
      throw new IncompatibleDataException(refusal);
    }
  }

  /**
   * Makes the marker unless there is one.
   *
   * @throws IncompatibleDataException as {@link #check}
   */
  void publish(boolean sync) throws IOException {
    check();
    if (accepted) {
      return;
    }
    try (TemporaryFile file = TemporaryFile.in(path.getParent())) {
      file.write(ByteBuffer.wrap(LINE));
      file.finish(sync);
      file.link(path);
    }
    check();
  }

  private String refusalOf(byte[] content) {
    if (Arrays.equals(content, LINE)) {
      return null;
    }
    try {
      JsonNode marker = new ObjectMapper().readTree(content == null ? new byte[0] : content);
      String format = marker.path("format").asText();
      int major = marker.path("major").asInt();
      if (format.equals("dase-store") && major >= 1 && major <= MAJOR) {
        return null;
      }
      return path
          + " says format '"
          + format
          + "', major version "
          + major
          + "; expected 'dase-store' and at most "
          + MAJOR
          + ": use a newer dase-cache, or another root";
    } catch (IOException e) {
      return path
          + " holds no JSON; expected the marker of a store: move the file away if it is not one";
    }
  }
}
