// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.store.Census.ChainFiles;
import io.dase.cache.store.Census.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks a store's folders and counts what is there. Used once, by one thread. */
final class CensusWalk {
  /** The member of meta that holds pinned plans. */
  private static final String FROZEN = "frozen";

  private final Layout layout;
  private final RecordFiles files;
  private final long block;
  private final List<ChainFiles> chains = new ArrayList<>();
  private final Map<String, StoredFile> blobs = new HashMap<>();
  private final Map<String, StoredFile> trash = new HashMap<>();
  private final List<StoredFile> temporary = new ArrayList<>();
  private boolean complete = true;

  CensusWalk(Layout layout, RecordFiles files) {
    this.layout = layout;
    this.files = files;
    block = BlockSize.of(layout.store());
  }

  Census run() {
    // Blobs first: one that is put meanwhile is then no blob without a record.
    for (Path shard : children(layout.blobs())) {
      String name = shard.getFileName().toString();
      if (Layout.isTemporary(shard)) {
        addTo(temporary, shard);
      } else if (Listing.isShard(name)) {
        for (Path file : children(shard)) {
          addBlob(file);
        }
      }
    }
    for (Path file : children(layout.trash())) {
      StoredFile found = BlobFiles.isBlobName(file.getFileName().toString()) ? look(file) : null;
      if (found != null) {
        trash.put(file.getFileName().toString(), found);
      }
    }
    records();
    return new Census(chains, blobs, trash, temporary, complete);
  }

  /** The file names of all blobs that a record names; null if some record cannot be read now. */
  Set<String> named() {
    records();
    if (!complete) {
      return null;
    }
    Set<String> named = new HashSet<>();
    chains.forEach(chain -> named.addAll(chain.named()));
    return named;
  }

  private void records() {
    for (Path shard : children(layout.records())) {
      if (Listing.isShard(shard.getFileName().toString())) {
        addShard(shard);
      }
    }
  }

  private void addBlob(Path file) {
    String name = file.getFileName().toString();
    if (Layout.isTemporary(file)) {
      addTo(temporary, file);
      return;
    }
    StoredFile found = BlobFiles.isBlobName(name) ? look(file) : null;
    if (found != null) {
      blobs.put(name, found);
    }
  }

  private void addShard(Path shard) {
    List<RecordName> chain = new ArrayList<>();
    List<Path> files = new ArrayList<>(children(shard));
    files.sort(Comparator.reverseOrder());
    for (Path file : files) {
      RecordName name = RecordName.parse(file.getFileName().toString());
      if (name == null) {
        if (Layout.isTemporary(file)) {
          addTo(temporary, file);
        }
        continue;
      }
      if (!chain.isEmpty() && !chain.get(0).isSameChain(name)) {
        addChain(chain);
        chain = new ArrayList<>();
      }
      chain.add(name);
    }
    if (!chain.isEmpty()) {
      addChain(chain);
    }
  }

  private void addChain(List<RecordName> names) {
    Record newest = null;
    long bytes = 0;
    long writtenMs = 0;
    Set<String> named = new HashSet<>();
    for (RecordName name : names) {
      String path = layout.record(name);
      Record record = read(path, name);
      if (record == null) {
        continue;
      }
      StoredFile file = look(Path.of(path));
      if (newest == null) {
        newest = record;
        writtenMs = file == null ? 0 : file.modifiedMs();
      }
      if (record.isLive()) {
        named.add(BlobFiles.name(record));
      }
      bytes += file == null || (record == newest && !record.isLive()) ? 0 : file.bytes();
    }
    if (newest != null) {
      chains.add(
          new ChainFiles(
              newest.key(),
              newest.variant(),
              newest.generation(),
              newest.isLive(),
              newest.meta().containsKey(FROZEN),
              newest.createdMs(),
              newest.expiresMs(),
              newest.costMs(),
              newest.isLive() ? BlobFiles.name(newest) : "",
              named,
              bytes,
              writtenMs,
              List.copyOf(names)));
    }
  }

  private Record read(String path, RecordName name) {
    try {
      return files.readListed(path, name);
    } catch (CorruptDataException | NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      complete = false;
      return null;
    }
  }

  private void addTo(List<StoredFile> list, Path file) {
    StoredFile found = look(file);
    if (found != null) {
      list.add(found);
    }
  }

  /** Null for what is gone, or no regular file. */
  private StoredFile look(Path file) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return found.isRegularFile()
          ? new StoredFile(file, blocks(found.size()), found.lastModifiedTime().toMillis())
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  private List<Path> children(Path folder) {
    try {
      return Arrays.stream(Chain.listFolder(folder.toString())).map(folder::resolve).toList();
    } catch (IOException e) {
      complete = false;
      return List.of();
    }
  }

  private long blocks(long size) {
    return (size + block - 1) / block * block;
  }
}
