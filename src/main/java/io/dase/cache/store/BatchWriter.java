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

/**
 * Writes many values, syncs them together, then names them one by one. Used once, by one thread.
 */
final class BatchWriter {
  private final Layout layout;
  private final RecordFiles records;
  private final BlobFiles blobs;
  private final Writer writer;

  BatchWriter(Layout layout, RecordFiles records, BlobFiles blobs, Writer writer) {
    this.layout = layout;
    this.records = records;
    this.blobs = blobs;
    this.writer = writer;
  }

  Map<CacheKey, PutOutcome> put(Map<CacheKey, NewEntry> values) throws IOException {
    List<Pending> pending = new ArrayList<>();
    try {
      for (Map.Entry<CacheKey, NewEntry> value : values.entrySet()) {
        pending.add(new Pending(value.getKey(), value.getValue()));
      }
      List<Path> files = new ArrayList<>();
      pending.forEach(p -> p.addFiles(files));
      FileSync.syncAll(layout.store(), files);
      Map<CacheKey, PutOutcome> outcomes = new LinkedHashMap<>();
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
        blobs.prepare(blob);
        Proposal.Draft draft = Proposal.Draft.live(blob, value);
        record = writer.prepare(key, Variant.NONE, draft, chain, parent, false);
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
      if (parent != null && Proposals.holds(parent.record(), blob, value)) {
        return PutOutcome.present(parent.record().generation());
      }
      if (record.commit(Durability.BATCH) && writer.settle(record.stored(), blob, parent)) {
        return PutOutcome.written(record.stored().record().generation());
      }
      return writer.commit(key, Variant.NONE, new Proposals.Put(value, blob));
    }

    @Override
    public void close() {
      blob.close();
      record.close();
    }
  }
}
