// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.Variant;
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

/**
 * What a store held while it was walked: its chains, its blobs and its trash, with what they take
 * of the disk. Sizes are whole blocks of the file system. Used by one thread.
 *
 * @param chains every chain that has a good record
 * @param blobs by file name
 * @param trash blobs on their way out, by file name
 * @param temporary files under temporary names in the folders of blobs and records
 * @param complete whether every folder and record could be read: only then is a blob that no record
 *     names known to be unnamed
 */
record Census(
    List<ChainFiles> chains,
    Map<String, StoredFile> blobs,
    Map<String, StoredFile> trash,
    List<StoredFile> temporary,
    boolean complete) {
  private static final long USUAL_BLOCK = 4096;

  /** The member of meta that holds pinned plans. */
  private static final String FROZEN = "frozen";

  /**
   * A file and what it takes.
   *
   * @param bytes blocks
   * @param modifiedMs its mtime, by the file system's clock
   */
  record StoredFile(Path path, long bytes, long modifiedMs) {}

  /**
   * The records of one key for one variant.
   *
   * @param generation of the newest good record
   * @param live whether that is no tombstone
   * @param frozen whether plans of it are frozen: it is not evicted then
   * @param newestBlob its blob's file name; empty for a tombstone
   * @param named file names of all blobs that its records name
   * @param recordBytes what they take, but for a newest tombstone, which stays
   * @param writtenMs when the newest was written, by the file system's clock
   * @param names newest first
   */
  record ChainFiles(
      CacheKey key,
      Variant variant,
      long generation,
      boolean live,
      boolean frozen,
      long createdMs,
      long expiresMs,
      long costMs,
      String newestBlob,
      Set<String> named,
      long recordBytes,
      long writtenMs,
      List<RecordName> names) {
    Category category() {
      return key.category();
    }
  }

  /**
   * All that counts toward the limit of the store: values, their records and what is on its way.
   */
  long usedBytes() {
    return chains.stream().mapToLong(ChainFiles::recordBytes).sum()
        + sum(blobs.values())
        + sum(trash.values())
        + sum(temporary);
  }

  /** What the live entries of a category take; a blob of two entries counts for both. */
  long usedBytes(Category category) {
    return chains.stream()
        .filter(chain -> chain.live() && chain.category().equals(category))
        .mapToLong(this::bytes)
        .sum();
  }

  long entries(Category category) {
    return chains.stream()
        .filter(chain -> chain.live() && chain.category().equals(category))
        .count();
  }

  /** What a chain's records and blobs take. */
  long bytes(ChainFiles chain) {
    long total = chain.recordBytes();
    for (String name : chain.named()) {
      StoredFile blob = blobs.get(name);
      total += blob == null ? 0 : blob.bytes();
    }
    return total;
  }

  private static long sum(Iterable<StoredFile> files) {
    long total = 0;
    for (StoredFile file : files) {
      total += file.bytes();
    }
    return total;
  }

  static Census take(Layout layout, RecordFiles records) {
    return new Walk(layout, records).run();
  }

  /** The file names of all blobs that a record names; null if some record cannot be read now. */
  static Set<String> named(Layout layout, RecordFiles records) {
    Walk walk = new Walk(layout, records);
    walk.records();
    if (!walk.complete) {
      return null;
    }
    Set<String> named = new HashSet<>();
    walk.chains.forEach(chain -> named.addAll(chain.named()));
    return named;
  }

  private static final class Walk {
    private final Layout layout;
    private final RecordFiles files;
    private final long block;
    private final List<ChainFiles> chains = new ArrayList<>();
    private final Map<String, StoredFile> blobs = new HashMap<>();
    private final Map<String, StoredFile> trash = new HashMap<>();
    private final List<StoredFile> temporary = new ArrayList<>();
    private boolean complete = true;

    Walk(Layout layout, RecordFiles files) {
      this.layout = layout;
      this.files = files;
      block = blockSize(layout.store());
    }

    Census run() {
      // Blobs first: one that is put meanwhile is then no blob without a record.
      for (Path shard : children(layout.blobs())) {
        String name = shard.getFileName().toString();
        if (isTemporary(name)) {
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

    void records() {
      for (Path shard : children(layout.records())) {
        if (Listing.isShard(shard.getFileName().toString())) {
          addShard(shard);
        }
      }
    }

    private void addBlob(Path file) {
      String name = file.getFileName().toString();
      if (isTemporary(name)) {
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
          if (isTemporary(file.getFileName().toString())) {
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

  /** Of the file system below a folder; the usual one where it does not tell. */
  static long blockSize(Path folder) {
    try {
      return Math.max(1, Files.getFileStore(folder).getBlockSize());
    } catch (IOException | UnsupportedOperationException e) {
      return USUAL_BLOCK;
    }
  }

  static boolean isTemporary(String name) {
    return name.startsWith(Layout.TEMPORARY_PREFIX);
  }
}
