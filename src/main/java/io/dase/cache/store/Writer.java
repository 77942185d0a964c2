// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.Variant;
import io.dase.cache.store.Proposal.ConflictException;
import io.dase.cache.store.Proposal.Draft;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Commits changes: one link of the next record, then a look whether it counts
 * (docs/store-format.md, steps 4 to 7 of a put). Safe from any thread.
 */
final class Writer {
  private final Layout layout;
  private final RecordFiles records;
  private final BlobFiles blobs;
  private final Housekeeping housekeeping;
  private final StoreOptions options;
  private final Environment environment;

  Writer(
      Layout layout,
      RecordFiles records,
      BlobFiles blobs,
      Housekeeping housekeeping,
      StoreOptions options,
      Environment environment) {
    this.layout = layout;
    this.records = records;
    this.blobs = blobs;
    this.housekeeping = housekeeping;
    this.options = options;
    this.environment = environment;
  }

  PutOutcome commit(CacheKey key, Variant variant, Proposal proposal) throws IOException {
    Backoff backoff = new Backoff(options.putDeadline());
    String key32 = key.key32();
    StoredRecord mine = null;
    do {
      Chain chain = Chain.list(layout, key32, variant.id());
      StoredRecord newest = chain.newestGood(records);
      Optional<Draft> draft;
      try {
        draft = proposal.propose(newest);
      } catch (ConflictException e) {
        return PutOutcome.conflict(e.getMessage());
      }
      if (draft.isEmpty()) {
        return settledBefore(mine, newest);
      }
      try (RecordFiles.Prepared next = prepare(key, variant, draft.get(), chain, newest)) {
        finish(draft.get(), next.file());
        if (next.commit(options.durability())) {
          mine = next.stored();
          if (settle(mine, draft.get().blob(), newest)) {
            return PutOutcome.written(mine.record().generation());
          }
        }
      }
    } while (backoff.pause());
    return PutOutcome.skipped(
        "other writers of "
            + key
            + " came first for "
            + options.putDeadline()
            + "; try again, or raise the put deadline");
  }

  /**
   * Brings all but the record's name to the disk. What a power cut makes of an eviction's
   * tombstone, an empty record, is a miss all the same.
   */
  private void finish(Draft draft, TemporaryFile record) throws IOException {
    if (draft.blob() != null) {
      blobs.name(draft.blob(), options.durability(), record);
    } else {
      record.finish(options.durability() != Durability.NONE && draft.state() != EntryState.EVICTED);
    }
  }

  /**
   * Looks again after a commit, and if it counts does what follows.
   *
   * @param blob null for a tombstone
   * @param parent the newest good record before; null if there was none
   * @return false if the change must be committed once more
   */
  boolean settle(StoredRecord mine, StagedBlob blob, StoredRecord parent) throws IOException {
    Record record = mine.record();
    Chain after = Chain.list(layout, record.key().key32(), record.variant().id());
    if (!counts(mine, after)) {
      return false;
    }
    if (blob != null) {
      blobs.keep(blob, options.durability());
    }
    housekeeping.afterCommit(record, parent, after);
    return true;
  }

  private PutOutcome settledBefore(StoredRecord mine, StoredRecord newest) {
    if (newest != null && newest.record().isLive()) {
      housekeeping.pointHead(newest.record());
    }
    if (mine != null) {
      return PutOutcome.written(mine.record().generation());
    }
    return PutOutcome.present(newest == null ? 0 : newest.record().generation());
  }

  /**
   * Whether my record is the newest, or was read by whoever made the next one. A writer that slept
   * before its link can have taken a number that was pruned meanwhile, far below the newest.
   */
  private boolean counts(StoredRecord mine, Chain after) throws IOException {
    Record record = mine.record();
    if (environment.faults().skipLookAgain() || after.highest() == record.generation()) {
      return true;
    }
    for (RecordName name : after.names()) {
      if (name.generation() == record.generation() + 1) {
        try {
          return records.read(name).record().parent().equals(mine.digest());
        } catch (CorruptDataException e) {
          return false;
        }
      }
    }
    return false;
  }

  /**
   * Writes the record that follows in a chain under a temporary name, to be finished. Where numbers
   * are missing the chain gets its pruned mark first, whoever took them: its end is not to be told
   * by probes.
   */
  RecordFiles.Prepared prepare(
      CacheKey key, Variant variant, Draft draft, Chain chain, StoredRecord parent)
      throws IOException {
    if (chain.hasGap()) {
      records.markPruned(key.key32(), variant.id(), options.durability());
    }
    return records.prepare(next(key, variant, draft, chain, parent));
  }

  private Record next(
      CacheKey key, Variant variant, Draft draft, Chain chain, StoredRecord parent) {
    NewEntry entry = draft.entry();
    StagedBlob blob = draft.blob();
    boolean live = draft.state() == EntryState.LIVE;
    return new Record(
        key,
        variant,
        chain.highest() + 1,
        parent == null ? "" : parent.digest(),
        draft.state(),
        live ? blob.sha256() : "",
        live ? blob.size() : 0,
        live ? blob.extension() : "",
        environment.nowMs(),
        live ? entry.expiresMs() : 0,
        live ? entry.costMs() : 0,
        live ? entry.schema() : 1,
        environment.writer(),
        live ? entry.meta() : Map.of());
  }
}
