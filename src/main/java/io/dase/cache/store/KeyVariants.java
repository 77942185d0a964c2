// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a key holds for each kind of machine, in both layers. Safe from any thread. */
final class KeyVariants {
  private final Layout layout;
  private final RecordFiles records;
  private final Layers layers;
  private final Warnings warnings;

  KeyVariants(Layout layout, RecordFiles records, Layers layers, Warnings warnings) {
    this.layout = layout;
    this.records = records;
    this.layers = layers;
    this.warnings = warnings;
  }

  /** The live entry of every variant that a look-up serves, read into memory; by variant id. */
  List<Entry> entries(CacheKey key) {
    List<Entry> entries = new ArrayList<>();
    for (String id : ids(key)) {
      layers
          .find(key, new Variant(id, "", ""), 0, Reader.Loader.CONTENT)
          .entry()
          .ifPresent(entries::add);
    }
    return entries;
  }

  /** The newest record of every live variant, whatever its value is like; by variant id. */
  List<Record> records(CacheKey key) {
    List<Record> live = new ArrayList<>();
    for (String id : ids(key)) {
      Record record = newest(layout, records, key, id);
      if ((record == null || record.state() == EntryState.EVICTED) && layers.system().isPresent()) {
        SystemLayer system = layers.system().get();
        record = newest(system.layout(), system.records(), key, id);
      }
      if (record != null && record.isLive()) {
        live.add(record);
      }
    }
    return live;
  }

  private Set<String> ids(CacheKey key) {
    Set<String> ids = new TreeSet<>(variants(layout, key));
    layers
        .system()
        .filter(SystemLayer::isUsable)
        .ifPresent(system -> ids.addAll(variants(system.layout(), key)));
    return ids;
  }

  private Set<String> variants(Layout of, CacheKey key) {
    try {
      return Chain.variants(of, key.key32());
    } catch (IOException e) {
      warnings.degraded(e);
      return Set.of();
    }
  }

  /** Null if there is none that can be read. */
  private Record newest(Layout of, RecordFiles files, CacheKey key, String id) {
    try {
      StoredRecord newest = Chain.list(of, key.key32(), id).newestGood(files);
      return newest == null ? null : newest.record();
    } catch (IOException e) {
      warnings.degraded(e);
      return null;
    }
  }
}
