// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.Variant;
import io.dase.cache.store.EntryVersion.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The records of a key's chain that are still there, and the way back to one; of the store's own
 * root. Thread-safe, beside any other process. Of no use after its store is closed, and not to be
 * called then.
 */
public final class StoreVersions {
  private final Layout layout;
  private final StoreMarker marker;
  private final RecordFiles records;
  private final BlobFiles blobs;
  private final PolicyFile policies;
  private final Lifetimes lifetimes;
  private final FileSystemClock clock;
  private final Commits commits;
  private final Warnings warnings;

  StoreVersions(
      Layout layout,
      StoreMarker marker,
      RecordFiles records,
      BlobFiles blobs,
      PolicyFile policies,
      Lifetimes lifetimes,
      FileSystemClock clock,
      Commits commits,
      Warnings warnings) {
    this.layout = layout;
    this.marker = marker;
    this.records = records;
    this.blobs = blobs;
    this.policies = policies;
    this.lifetimes = lifetimes;
    this.clock = clock;
    this.commits = commits;
    this.warnings = warnings;
  }

  /** What is left of a key's chain, newest first; damage is left out. */
  public List<EntryVersion> list(CacheKey key, Variant variant) {
    try {
      return marker.isReadable(warnings) ? chain(key, variant) : List.of();
    } catch (IOException e) {
      warnings.degraded(e);
      return List.of();
    }
  }

  private List<EntryVersion> chain(CacheKey key, Variant variant) throws IOException {
    int keep = policies.current().keepVersions(key.category());
    List<RecordName> names = Chain.list(layout, key.key32(), variant.id()).names();
    List<EntryVersion> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      StoredRecord stored = read(names.get(i));
      if (stored != null) {
        Reason kept = i == 0 ? Reason.NEWEST : i < keep ? Reason.VERSION : age(names.get(i));
        found.add(new EntryVersion(stored.record(), isRestorable(stored.record()), kept));
      }
    }
    return found;
  }

  /**
   * Commits value, cost, expiry, schema and notes of an older record as the newest, unless another
   * is committed meanwhile.
   *
   * @throws NoSuchElementException if that record or its value is gone, is damaged, is a tombstone
   *     or has expired
   */
  public PutOutcome rollback(CacheKey key, Variant variant, long generation) {
    try {
      return restore(key, variant, generation);
    } catch (IOException e) {
      warnings.degraded(e);
      return PutOutcome.skipped(IoCause.describe(e));
    }
  }

  private PutOutcome restore(CacheKey key, Variant variant, long generation) throws IOException {
    Chain chain = Chain.list(layout, key.key32(), variant.id());
    StoredRecord newest = chain.newestGood(records);
    Record target = live(chain, key, generation);
    if (lifetimes.isExpired(target)) {
      throw gone(key, generation, "has expired");
    }
    NewEntry value =
        NewEntry.of(goodFile(target), target.extension())
            .costMs(target.costMs())
            .expiresMs(target.expiresMs())
            .schema(target.schema())
            .meta(target.meta());
    return commits.restore(key, variant, value, newest.digest());
  }

  /**
   * An older record with the file of its value.
   *
   * @throws NoSuchElementException as {@link #rollback}, but for what has expired
   * @throws IOException if the folder cannot be read
   */
  public StoredVersion version(CacheKey key, Variant variant, long generation) throws IOException {
    Record target = live(Chain.list(layout, key.key32(), variant.id()), key, generation);
    return new StoredVersion(target, goodFile(target));
  }

  private Record live(Chain chain, CacheKey key, long generation) {
    return chain.names().stream()
        .filter(name -> name.generation() == generation)
        .map(this::readQuietly)
        .filter(stored -> stored != null && stored.record().isLive())
        .findFirst()
        .orElseThrow(() -> gone(key, generation, "is no version that holds a value"))
        .record();
  }

  private Path goodFile(Record target) throws IOException {
    for (Path path : List.of(blobs.path(target), inTrash(target))) {
      try {
        blobs.verify(target, path);
        return path;
      } catch (NoSuchFileException | BadBlobException e) {
        continue;
      }
    }
    throw gone(target.key(), target.generation(), "has lost its value");
  }

  private boolean isRestorable(Record record) {
    return record.isLive()
        && (isThere(record, blobs.path(record)) || isThere(record, inTrash(record)));
  }

  private static boolean isThere(Record record, Path path) {
    try {
      BlobFiles.probe(record, path);
      return true;
    } catch (IOException | BadBlobException e) {
      return false;
    }
  }

  private Path inTrash(Record record) {
    return layout.trash().resolve(blobs.path(record).getFileName());
  }

  private Reason age(RecordName name) throws IOException {
    Path path = Path.of(layout.record(name));
    boolean old =
        clock.isOlderThanAnHour(Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS));
    return old ? Reason.DUE : Reason.YOUNG;
  }

  private StoredRecord read(RecordName name) throws IOException {
    try {
      return records.read(name);
    } catch (CorruptDataException | NoSuchFileException e) {
      return null;
    }
  }

  private StoredRecord readQuietly(RecordName name) {
    try {
      return read(name);
    } catch (IOException e) {
      return null;
    }
  }

  private static NoSuchElementException gone(CacheKey key, long generation, String how) {
    return new NoSuchElementException(
        "generation %d of %s %s; 'dase-cache versions %s %s' lists what can be restored"
            .formatted(generation, key, how, key.category(), key.key()));
  }
}
