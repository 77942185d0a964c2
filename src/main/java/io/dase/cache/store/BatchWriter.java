// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Variant;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes many values, syncs them together, then names them one by one. Used once, by one thread.
 */
final class BatchWriter {
  private final Layout layout;
  private final RecordFiles records;
  private final BlobFiles blobs;
  private final Writer writer;
  private final Quota quota;
  private final Lifetimes lifetimes;
  private final Function<IOException, PutOutcome> skipped;

  /**
   * @param skipped what is answered for a value that finds no room
   */
  BatchWriter(
      Layout layout,
      RecordFiles records,
      BlobFiles blobs,
      Writer writer,
      Quota quota,
      Lifetimes lifetimes,
      Function<IOException, PutOutcome> skipped) {
    this.layout = layout;
    this.records = records;
    this.blobs = blobs;
    this.writer = writer;
    this.quota = quota;
    this.lifetimes = lifetimes;
    this.skipped = skipped;
  }

  Map<CacheKey, PutOutcome> put(Map<CacheKey, NewEntry> values) throws IOException {
    List<Pending> pending = new ArrayList<>();
    Map<CacheKey, PutOutcome> outcomes = new LinkedHashMap<>();
    try {
      for (Map.Entry<CacheKey, NewEntry> value : values.entrySet()) {
        try {
          pending.add(new Pending(value.getKey(), value.getValue()));
        } catch (Quota.NoRoomException e) {
          outcomes.put(value.getKey(), skipped.apply(e));
        }
      }
      List<Path> files = new ArrayList<>();
      pending.forEach(p -> p.addFiles(files));
      FileSync.syncAll(layout.store(), files);
      for (Pending p : pending) {
        outcomes.put(p.key, p.commit());
      }
      return outcomes;
    } finally {
      pending.forEach(Pending::close);
    }
  }

  /** One value with its temporary files. */
  private final class Pending implements Closeable {
    private final CacheKey key;
    private final NewEntry value;
    private final StoredRecord parent;
    private final StagedBlob blob;
    private final RecordFiles.Prepared record;

    Pending(CacheKey key, NewEntry value) throws IOException {
      this.key = key;
      this.value = value;
      Chain chain = Chain.list(layout, key.key32(), Variant.NONE.id());
      parent = chain.newestGood(records);
      blob = blobs.stage(value, Durability.NONE);
      try {
        if (!blobs.isThere(blob)) {
          quota.admit(key.category(), blob.size());
        }
        blobs.prepare(blob);
        Proposal.Draft draft = Proposal.Draft.live(blob, value);
        record = writer.prepare(key, Variant.NONE, draft, chain, parent);
        record.file().finish(false);
      } catch (IOException | RuntimeException e) {
        blob.close();
        throw e;
      }
    }

    void addFiles(List<Path> files) {
      blob.existingFile().ifPresent(file -> files.add(file.path()));
      files.add(record.file().path());
    }

    /** Where another writer took the number, as a put of its own of the same blob. */
    PutOutcome commit() throws IOException {
      blobs.name(blob, Durability.BATCH);
      if (parent != null && Proposals.holds(parent.record(), blob, value, lifetimes)) {
        return PutOutcome.present(parent.record().generation());
      }
      if (record.commit(Durability.BATCH) && writer.settle(record.stored(), blob, parent)) {
        return added(PutOutcome.written(record.stored().record().generation()));
      }
      return added(
          writer.commit(
              key,
              Variant.NONE,
              new Proposals.Put(blobs, blob, value, lifetimes, Durability.BATCH)));
    }

    private PutOutcome added(PutOutcome outcome) throws IOException {
      if (outcome.isWritten() && (parent == null || !parent.record().isLive())) {
        quota.added(key.category());
      }
      return outcome;
    }

    @Override
    public void close() {
      blob.close();
      record.close();
    }
  }
}
