// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The file of each mission's last saved snapshot, which is whole as long as it looks as it did
 * then: what is large need not be read again to know that. Safe from any thread.
 */
final class SavedFiles {
  private final Map<String, Sight> last = new ConcurrentHashMap<>();

  private record Sight(Path file, long size, FileTime modified) {
    /** Empty if there is no such file. */
    static Optional<Sight> of(Path file) {
      try {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return Optional.of(new Sight(file, found.size(), found.lastModifiedTime()));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }

  void add(String mission, Path file) {
    Sight.of(file).ifPresent(sight -> last.put(mission, sight));
  }

  /** Whether the mission's last snapshot was saved into this file, and nobody wrote to it since. */
  boolean isAsSaved(String mission, Path file) {
    Sight sight = last.get(mission);
    return sight != null && sight.file().equals(file) && Sight.of(file).equals(Optional.of(sight));
  }
}
