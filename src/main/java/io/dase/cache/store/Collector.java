// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.store.Census.ChainFiles;
import io.dase.cache.store.Census.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes what nobody is served and nobody works on any more, a time of grace after it was last
 * touched: records beyond those kept, blobs without a record, trash, temporary files. Ages are
 * those of the file system. Used once, by one thread.
 */
final class Collector {
  private final Layout layout;
  private final RecordFiles records;
  private final CachePolicy policy;
  private final Durability durability;
  private final Trash trash;
  private final long nowMs;
  private final long graceMs;
  private final boolean dryRun;
  private final List<Removal> removed = new ArrayList<>();

  Collector(
      Layout layout,
      RecordFiles records,
      CachePolicy policy,
      Durability durability,
      long nowMs,
      long graceMs,
      boolean dryRun) {
    this.layout = layout;
    this.records = records;
    this.policy = policy;
    this.durability = durability;
    this.nowMs = nowMs;
    this.graceMs = graceMs;
    this.dryRun = dryRun;
    trash = new Trash(layout, records);
  }

  Eviction run() throws IOException {
    Census census = new CensusWalk(layout, records).run();
    Set<String> named = new HashSet<>();
    for (ChainFiles chain : census.chains()) {
      named.addAll(prune(chain));
    }
    List<String> leaving = new ArrayList<>();
    if (census.complete()) {
      for (StoredFile blob : census.blobs().values()) {
        String name = blob.path().getFileName().toString();
        if (!named.contains(name) && isOld(blob.modifiedMs())) {
          takeBlob(blob, name, leaving);
        }
      }
      for (StoredFile file : census.trash().values()) {
        takeTrash(file, leaving);
      }
    }
    List<String> back = dryRun ? List.of() : trash.empty(leaving);
    removed.removeIf(each -> back.contains(each.name()));
    census.temporary().forEach(file -> removeTemporary(file.path()));
    for (Path folder : internalFolders()) {
      children(folder).forEach(this::removeTemporary);
    }
    for (Path folder : categoryFolders()) {
      children(folder).forEach(this::removeTemporary);
      children(folder).forEach(this::removeDangling);
    }
    long before = census.usedBytes();
    long freed = removed.stream().mapToLong(Removal::bytes).sum();
    return new Eviction(removed, before, before - freed, policy.maxSizeBytes(), dryRun);
  }

  /** Answers what the records that stay name. */
  private Set<String> prune(ChainFiles chain) throws IOException {
    int keep = chain.live() ? policy.keepVersions(chain.category()) : 1;
    List<RecordName> names = chain.names();
    int stay = names.size();
    long bytes = 0;
    while (stay > keep && isOldRecord(names.get(stay - 1), chain)) {
      stay--;
      bytes += layout.recordFile(names.get(stay)).length();
    }
    if (stay == names.size()) {
      return chain.named();
    }
    if (!dryRun) {
      Chain old = new Chain(names, Set.of());
      records.removeBelow(names.get(stay - 1).generation(), old, durability);
    }
    String reason =
        chain.live()
            ? "beyond the " + keep + " versions that are kept"
            : "older versions of an entry that is gone";
    note(Removal.Kind.RECORDS, Optional.of(chain.key()), chain.variant().id(), bytes, reason);
    return named(names.subList(0, stay));
  }

  /** A record below a tombstone is as old as the tombstone: until then it was served. */
  private boolean isOldRecord(RecordName name, ChainFiles chain) {
    return name.generation() < chain.generation()
        && isOld(chain.live() ? layout.recordFile(name).lastModified() : chain.writtenMs());
  }

  private Set<String> named(List<RecordName> names) {
    Set<String> named = new HashSet<>();
    for (RecordName name : names) {
      try {
        Record record = records.readListed(layout.record(name), name);
        if (record.isLive()) {
          named.add(BlobFiles.name(record));
        }
      } catch (IOException | CorruptDataException e) {
        continue;
      }
    }
    return named;
  }

  private void takeBlob(StoredFile blob, String name, List<String> leaving) throws IOException {
    if (!dryRun) {
      trash.take(name);
      leaving.add(name);
    }
    note(Removal.Kind.BLOB, Optional.empty(), name, blob.bytes(), "no record names it");
  }

  /** A blob keeps its mtime on the way to the trash, but not its ctime. */
  private void takeTrash(StoredFile file, List<String> leaving) {
    String name = file.path().getFileName().toString();
    try {
      FileTime moved =
          (FileTime) Files.getAttribute(file.path(), "unix:ctime", LinkOption.NOFOLLOW_LINKS);
      if (isOld(moved.toMillis())) {
        leaving.add(name);
        note(
            Removal.Kind.TRASH, Optional.empty(), name, file.bytes(), "an eviction left it behind");
      }
    } catch (IOException | UnsupportedOperationException e) {
      return; // Gone already.
    }
  }

  private void removeTemporary(Path file) {
    if (!Layout.isTemporary(file)) {
      return;
    }
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (isOld(found.lastModifiedTime().toMillis()) && !found.isDirectory()) {
        if (!dryRun) {
          Files.deleteIfExists(file);
        }
        note(
            Removal.Kind.TEMPORARY,
            Optional.empty(),
            layout.root().relativize(file).toString(),
            found.isRegularFile() ? found.size() : 0,
            "a writer left it behind");
      }
    } catch (IOException e) {
      return; // Its writer was not dead.
    }
  }

  private void removeDangling(Path head) {
    try {
      boolean dangling =
          Heads.target(head).isPresent()
              && Files.notExists(head)
              && isOld(Files.getLastModifiedTime(head, LinkOption.NOFOLLOW_LINKS).toMillis());
      if (dangling) {
        if (!dryRun) {
          Files.deleteIfExists(head);
        }
        String name = layout.root().relativize(head).toString();
        note(Removal.Kind.HEAD, Optional.empty(), name, 0, "its blob is gone");
      }
    } catch (IOException e) {
      return; // Advisory.
    }
  }

  /** All but those of blobs and records, in which the census has looked. */
  private List<Path> internalFolders() {
    return List.of(
        layout.store(),
        layout.leases(),
        layout.trash(),
        layout.pins(),
        layout.quarantine(),
        layout.statistics());
  }

  private List<Path> categoryFolders() {
    List<Path> folders = new ArrayList<>();
    for (Path category : children(layout.root())) {
      if (!category.equals(layout.store())
          && Files.isDirectory(category, LinkOption.NOFOLLOW_LINKS)) {
        folders.add(category);
      }
    }
    return folders;
  }

  private static List<Path> children(Path folder) {
    try {
      List<Path> found = new ArrayList<>();
      for (String name : Chain.listFolder(folder.toString())) {
        found.add(folder.resolve(name));
      }
      return found;
    } catch (IOException e) {
      return List.of();
    }
  }

  private boolean isOld(long modifiedMs) {
    return nowMs - modifiedMs >= graceMs;
  }

  private void note(
      Removal.Kind kind, Optional<CacheKey> key, String name, long bytes, String reason) {
    removed.add(new Removal(kind, key, name, bytes, reason));
  }
}
