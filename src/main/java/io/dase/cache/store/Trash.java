// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Blobs on their way out. A blob is moved here first; only then are the records looked at, and what
 * a record names goes back. A put that commits after that look finds its blob's name gone, and
 * links it again. Safe from any thread and beside other processes.
 */
final class Trash {
  private final Layout layout;
  private final RecordFiles records;

  Trash(Layout layout, RecordFiles records) {
    this.layout = layout;
    this.records = records;
  }

  /** Takes a blob out of its folder; nothing if it is gone. */
  void take(String blobName) throws IOException {
    Path target = layout.trash().resolve(blobName);
    Path blob = layout.blob(blobName);
    try {
      move(blob, target);
    } catch (NoSuchFileException e) {
      if (Files.exists(blob)) {
        Files.createDirectories(layout.trash());
        move(blob, target);
      }
    }
  }

  /**
   * Removes these of its files, but for those that a record names, which go back.
   *
   * @param names as listed before this call
   * @return the names of those that went back; all of them if the records cannot be read
   */
  List<String> empty(List<String> names) throws IOException {
    if (names.isEmpty()) {
      return List.of();
    }
    Set<String> named = new CensusWalk(layout, records).named();
    if (named == null) {
      return names;
    }
    List<String> kept = new ArrayList<>();
    for (String name : names) {
      Path file = layout.trash().resolve(name);
      if (named.contains(name)) {
        restore(file, layout.blob(name));
        kept.add(name);
      }
      Files.deleteIfExists(file);
    }
    return kept;
  }

  /** The names of what is here now. */
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    for (String name : Chain.listFolder(layout.trash().toString())) {
      if (BlobFiles.isBlobName(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private static void restore(Path file, Path blob) throws IOException {
    try {
      Files.createLink(blob, file);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      return; // Whoever put it there, or took it from here, has looked at the records too.
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
