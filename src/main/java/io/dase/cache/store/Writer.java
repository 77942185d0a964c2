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
      Record next = record(key, variant, draft.get(), chain.highest() + 1, newest);
      StoredRecord committed = records.commit(next, options.durability());
      if (committed != null) {
        mine = committed;
        Chain after = Chain.list(layout, key32, variant.id());
        if (counts(mine, after)) {
          if (draft.get().blob() != null) {
            blobs.keep(draft.get().blob(), options.durability());
          }
          housekeeping.afterCommit(mine.record(), newest, after);
          return PutOutcome.written(mine.record().generation());
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

  private Record record(
      CacheKey key, Variant variant, Draft draft, long generation, StoredRecord parent) {
    NewEntry entry = draft.entry();
    StagedBlob blob = draft.blob();
    boolean live = draft.state() == EntryState.LIVE;
    return new Record(
        key,
        variant,
        generation,
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
