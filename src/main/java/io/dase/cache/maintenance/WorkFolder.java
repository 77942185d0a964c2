// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.file.StandardDeleteOption;

/**
 * A folder that is removed with all that it holds when it is closed, and with it every folder that
 * had to be made for it. Used by one thread.
 */
public final class WorkFolder implements AutoCloseable {
  private final Path made;
  private final Path folder;
  private int count;

  private WorkFolder(Path made, Path folder) {
    this.made = made;
    this.folder = folder;
  }

  /** In the system's temporary folder, for this purpose, such as {@code verify}. */
  public static WorkFolder temporary(String purpose) throws IOException {
    Path folder = Files.createTempDirectory("dase-cache-" + purpose + "-");
    return new WorkFolder(folder, folder);
  }

  /** In a cache folder, where readers and listings do not see it. */
  public static WorkFolder inside(Path root, String purpose) throws IOException {
    Path missing = firstMissing(root);
    Files.createDirectories(root);
    Path folder = Files.createTempDirectory(root, "." + purpose + "-");
    return new WorkFolder(missing == null ? folder : missing, folder);
  }

  /** An empty folder inside. */
  public Path next() throws IOException {
    count++;
    return Files.createDirectory(folder.resolve(String.valueOf(count)));
  }

  @Override
  public void close() throws IOException {
    PathUtils.deleteDirectory(folder, StandardDeleteOption.OVERRIDE_READ_ONLY);
    for (Path parent = folder; !parent.equals(made); ) {
      parent = parent.getParent();
      Files.deleteIfExists(parent);
    }
  }

  /** The topmost part of the path that is not there; null if all of it is. */
  private static Path firstMissing(Path path) {
    Path missing = null;
    for (Path part = path; part != null && !Files.exists(part); part = part.getParent()) {
      missing = part;
    }
    return missing;
  }
}
