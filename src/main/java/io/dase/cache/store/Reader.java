// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.core.MissReason;
import io.dase.cache.core.Variant;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers look-ups from the folder: no lock, no write but the time of last use. Safe from any
 * thread.
 */
final class Reader {
  private static final int TRIES = 3;

  private final Layout layout;
  private final StoreMarker marker;
  private final RecordFiles records;
  private final BlobFiles blobs;
  private final Consumer<BadBlobException> bad;
  private final Lifetimes lifetimes;
  private final Warnings warnings;

  /** What to do with a blob: read it, only check it, or leave it. */
  @FunctionalInterface
  interface Loader {
    Loader CONTENT = BlobFiles::read;
    Loader PRESENCE = (blobs, record, path) -> BlobFiles.probe(record, path);
    Loader CHECK =
        (blobs, record, path) -> {
          blobs.verify(record, path);
          return null;
        };

    /**
     * @param blobs those of the root that the record is of
     * @return the content, or null if it is not wanted in memory
     */
    byte[] load(BlobFiles blobs, Record record, Path path) throws IOException, BadBlobException;
  }

  /**
   * What a walk down one chain found.
   *
   * @param hides whether it is a miss, and what another root holds is not to be served either
   * @param eviction what the walk ended at, if it did not end at another record or at none
   */
  record Found(Lookup lookup, boolean hides, Optional<StoredRecord> eviction) {
    private Found(Lookup lookup, boolean hides) {
      this(lookup, hides, Optional.empty());
    }

    private static Found miss(MissReason reason, String detail) {
      return new Found(Lookup.miss(reason, detail), false);
    }
  }

  /**
   * @param bad hears of blobs that are not what their names say
   */
  Reader(
      Layout layout,
      StoreMarker marker,
      RecordFiles records,
      BlobFiles blobs,
      Consumer<BadBlobException> bad,
      Lifetimes lifetimes,
      Warnings warnings) {
    this.layout = layout;
    this.marker = marker;
    this.records = records;
    this.blobs = blobs;
    this.bad = bad;
    this.lifetimes = lifetimes;
    this.warnings = warnings;
  }

  /**
   * @param schema 0 accepts any
   */
  Found find(CacheKey key, Variant variant, long schema, Loader loader) {
    return find(key, variant, schema, loader, false);
  }

  /**
   * As {@link #find} of any schema, but what cannot be read now is a miss with {@code IO}, never an
   * older version: what follows from that would drop data that others were told is stored.
   */
  Found findForUpdate(CacheKey key, Variant variant, Loader loader) {
    return find(key, variant, 0, loader, true);
  }

  private Found find(CacheKey key, Variant variant, long schema, Loader loader, boolean insistent) {
    try {
      marker.check();
    } catch (IncompatibleDataException e) {
      warnings.warn("marker", e.getMessage());
      return new Found(Lookup.miss(MissReason.SCHEMA, e.getMessage()), true);
    } catch (IOException e) {
      return unreadable(e);
    }
    String key32 = key.key32();
    for (int left = TRIES - 1; ; left--) {
      try {
        StoredRecord alone = left == TRIES - 1 ? records.readAlone(key32, variant.id()) : null;
        if (alone != null) {
          return new Search(schema, loader, false, insistent).run(alone);
        }
        Chain chain = Chain.list(layout, key32, variant.id());
        return chain.names().isEmpty()
            ? absent(chain, key32, variant)
            : new Search(schema, loader, left == 0, insistent).run(chain);
      } catch (IOException e) {
        if (left == 0) {
          return unreadable(e);
        }
      }
    }
  }

  private Found unreadable(IOException e) {
    warnings.degraded(e);
    return new Found(Lookup.miss(MissReason.IO, IoCause.describe(e)), false);
  }

  private Found absent(Chain chain, String key32, Variant variant) throws IOException {
    String other = null;
    for (String id : chain.otherVariants()) {
      StoredRecord newest = Chain.list(layout, key32, id).newestGood(records);
      if (newest != null && newest.record().isLive()) {
        if (newest.record().variant().hard().equals(variant.hard())) {
          return Found.miss(MissReason.COLD, "only machines of another kind have stored it");
        }
        other = newest.record().variant().hard();
      }
    }
    return other == null
        ? Found.miss(MissReason.COLD, "it was never stored")
        : Found.miss(
            MissReason.INCOMPATIBLE,
            "it is stored for '" + other + "'; expected '" + variant.hard() + "'");
  }

  /** One walk down a chain, from its newest record to the first whose blob is good. */
  private final class Search {
    private final long schema;
    private final Loader loader;
    private final boolean last;
    private final boolean insistent;
    private Lookup failure;
    private boolean hides;
    private Optional<StoredRecord> eviction = Optional.empty();

    /**
     * @param last whether what has vanished is looked for further down, instead of anew
     * @param insistent whether what is there but cannot be read ends the walk
     */
    Search(long schema, Loader loader, boolean last, boolean insistent) {
      this.schema = schema;
      this.loader = loader;
      this.last = last;
      this.insistent = insistent;
    }

    Found run(Chain chain) throws IOException {
      for (RecordName name : chain.names()) {
        StoredRecord stored = read(name);
        Lookup end = stored == null ? null : take(stored);
        if (end != null) {
          return new Found(end, hides, eviction);
        }
      }
      return new Found(failure, false);
    }

    /** Of a chain that holds this record only. */
    Found run(StoredRecord alone) throws IOException {
      Lookup end = take(alone);
      return new Found(end == null ? failure : end, hides, eviction);
    }

    /** Null if the walk goes on below this record. */
    private Lookup take(StoredRecord stored) throws IOException {
      Optional<Lookup> refusal = judge(stored.record());
      if (refusal.isPresent()) {
        hides = stored.record().state() != EntryState.EVICTED;
        eviction = hides ? Optional.empty() : Optional.of(stored);
        return failure == null ? refusal.get() : failure;
      }
      Entry entry = load(stored);
      return entry == null ? null : Lookup.hit(entry, failure == null ? "" : failure.detail());
    }

    private StoredRecord read(RecordName name) throws IOException {
      try {
        return records.read(name);
      } catch (CorruptDataException e) {
        fail(MissReason.CORRUPT, layout.record(name) + ": " + e.getMessage());
      } catch (IOException e) {
        retry(e);
        fail(MissReason.IO, IoCause.describe(e));
      }
      return null;
    }

    private Optional<Lookup> judge(Record record) {
      if (!record.isLive()) {
        boolean evicted = record.state() == EntryState.EVICTED;
        return Optional.of(
            Lookup.miss(
                evicted ? MissReason.EVICTED : MissReason.DELETED,
                "generation " + record.generation() + " says " + record.state().text()));
      }
      if (lifetimes.isExpired(record)) {
        return Optional.of(
            Lookup.miss(
                MissReason.EXPIRED, "it expired at " + lifetimes.expiresMs(record) + " ms"));
      }
      if (schema != 0 && record.schema() != schema) {
        return Optional.of(
            Lookup.miss(
                MissReason.SCHEMA, "schema " + record.schema() + " found; expected " + schema));
      }
      return Optional.empty();
    }

    private Entry load(StoredRecord stored) throws IOException {
      Record record = stored.record();
      Path path = blobs.path(record);
      try {
        return load(stored, path);
      } catch (NoSuchFileException e) {
        retry(e);
        return loadFromTrash(stored, layout.trash().resolve(path.getFileName()));
      } catch (IOException e) {
        retry(e);
        fail(MissReason.IO, IoCause.describe(e));
      } catch (BadBlobException e) {
        return loadAgain(stored, path);
      }
      return null;
    }

    private Entry loadAgain(StoredRecord stored, Path path) throws IOException {
      try {
        return load(stored, path);
      } catch (BadBlobException e) {
        fail(MissReason.CORRUPT, e.getMessage());
        bad.accept(e);
      }
      return null;
    }

    private Entry loadFromTrash(StoredRecord stored, Path path) {
      try {
        return load(stored, path);
      } catch (IOException | BadBlobException e) {
        fail(MissReason.CORRUPT, "the blob " + stored.record().sha256() + " is gone");
        return null;
      }
    }

    private Entry load(StoredRecord stored, Path path) throws IOException, BadBlobException {
      byte[] content = loader.load(blobs, stored.record(), path);
      return new Entry(stored, path, content, new Revalidation(layout, stored, lifetimes));
    }

    private void retry(IOException e) throws IOException {
      if (!last || (insistent && !(e instanceof NoSuchFileException))) {
        throw e;
      }
    }

    private void fail(MissReason reason, String detail) {
      if (failure == null) {
        failure = Lookup.miss(reason, detail);
      }
    }
  }
}
