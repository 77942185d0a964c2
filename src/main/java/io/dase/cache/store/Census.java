// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Variant;
import java.nio.file.Path;
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
}
