// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The links under which people and native tools find the newest blob of a key. Advisory: never read
 * to answer a look-up. Safe from any thread.
 */
final class Heads {
  private static final Path BLOBS = Path.of("..", Layout.STORE_FOLDER, "blobs");

  private final Layout layout;

  Heads(Layout layout) {
    this.layout = layout;
  }

  /** The target of a managed head; empty for anything else that stands there, or for nothing. */
  static Optional<Path> target(Path head) throws IOException {
    try {
      Path target = Files.readSymbolicLink(head);
      return target.startsWith(BLOBS) && target.getNameCount() == BLOBS.getNameCount() + 2
          ? Optional.of(target)
          : Optional.empty();
    } catch (NotLinkException | NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Points the head to the record's blob; a file that is no head stays as it is. */
  void point(Record record) throws IOException {
    Path head = layout.head(record.key(), record.extension());
    Path target =
        BLOBS
            .resolve(record.sha256().substring(0, Layout.SHARD_DIGITS))
            .resolve(record.sha256() + "." + record.extension());
    try {
      link(head, target);
    } catch (FileAlreadyExistsException e) {
      Optional<Path> old = target(head);
      if (old.isPresent() && !old.get().equals(target)) {
        swap(head, target);
      }
    }
  }

  /** Removes the head with this extension. */
  void remove(CacheKey key, String extension) throws IOException {
    Path head = layout.head(key, extension);
    if (target(head).isPresent()) {
      Files.deleteIfExists(head);
    }
  }

  private static void link(Path head, Path target) throws IOException {
    try {
      Files.createSymbolicLink(head, target);
    } catch (NoSuchFileException e) {
      Files.createDirectories(head.getParent());
      Files.createSymbolicLink(head, target);
    }
  }

  private static void swap(Path head, Path target) throws IOException {
    Path temporary = head.resolveSibling(Layout.temporaryName());
    Files.createSymbolicLink(temporary, target);
    Files.move(
        temporary, head, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
