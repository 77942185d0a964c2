// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a key holds for each kind of machine. Safe from any thread. */
final class KeyVariants {
  private final Layout layout;
  private final RecordFiles records;
  private final BlobFiles blobs;
  private final Reader reader;
  private final Warnings warnings;

  KeyVariants(
      Layout layout, RecordFiles records, BlobFiles blobs, Reader reader, Warnings warnings) {
    this.layout = layout;
    this.records = records;
    this.blobs = blobs;
    this.reader = reader;
    this.warnings = warnings;
  }

  /** The newest live entry of every variant, read into memory; by variant id. */
  List<Entry> entries(CacheKey key) {
    List<Entry> entries = new ArrayList<>();
    try {
      for (String id : Chain.variants(layout, key.key32())) {
        reader.find(key, new Variant(id, "", ""), 0, blobs::read).entry().ifPresent(entries::add);
      }
    } catch (IOException e) {
      warnings.degraded(e);
    }
    return entries;
  }

  /** The newest record of every live variant, whatever its value is like; by variant id. */
  List<Record> records(CacheKey key) {
    List<Record> live = new ArrayList<>();
    try {
      for (String id : Chain.variants(layout, key.key32())) {
        StoredRecord newest = Chain.list(layout, key.key32(), id).newestGood(records);
        if (newest != null && newest.record().isLive()) {
          live.add(newest.record());
        }
      }
    } catch (IOException e) {
      warnings.degraded(e);
    }
    return live;
  }
}
