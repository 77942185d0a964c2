// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/**
 * A folder for very many files: in memory where there is enough, which is quick to make and delete.
 */
public final class MemoryFolder implements AutoCloseable {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ENOUGH_BYTES = 2L << 30;

  private final Path path;

  private MemoryFolder(Path path) {
    this.path = path;
  }

  /**
   * @param otherwise where it goes if there is no memory for it
   */
  public static MemoryFolder orIn(Path otherwise) throws IOException {
    boolean enough =
        Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ENOUGH_BYTES;
    return new MemoryFolder(Files.createTempDirectory(enough ? MEMORY : otherwise, "dase"));
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    FileUtils.deleteDirectory(path.toFile());
  }
}
