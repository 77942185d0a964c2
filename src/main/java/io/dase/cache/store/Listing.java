// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CorruptDataException;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Walks all chains, one folder at a time. Safe from any thread. */
final class Listing {
  private static final Comparator<RecordName> BY_CHAIN_NEWEST_FIRST =
      Comparator.comparing(RecordName::key32)
          .thenComparing(RecordName::variantId)
          .thenComparing(Comparator.comparingLong(RecordName::generation).reversed());

  private final Layout layout;
  private final RecordFiles records;
  private final Warnings warnings;

  Listing(Layout layout, RecordFiles records, Warnings warnings) {
    this.layout = layout;
    this.records = records;
    this.warnings = warnings;
  }

  /** The newest good record of every chain unless it is a tombstone; lazy, in no certain order. */
  Stream<Record> live() {
    String[] shards = list(layout.records().toString());
    return Arrays.stream(shards)
        .filter(Listing::isShard)
        .flatMap(shard -> shard(layout.records() + File.separator + shard).stream());
  }

  static boolean isShard(String name) {
    return Record.isHex(name, Layout.SHARD_DIGITS);
  }

  private List<Record> shard(String folder) {
    List<RecordName> names = new ArrayList<>();
    for (String text : list(folder)) {
      RecordName name = RecordName.parse(text);
      if (name != null) {
        names.add(name);
      }
    }
    names.sort(BY_CHAIN_NEWEST_FIRST);
    List<Record> found = new ArrayList<>();
    RecordName done = null;
    for (RecordName name : names) {
      if (done == null || !done.isSameChain(name)) {
        Record record = read(name);
        if (record != null) {
          done = name;
          if (record.isLive()) {
            found.add(record);
          }
        }
      }
    }
    return found;
  }

  private Record read(RecordName name) {
    try {
      return records.read(name).record();
    } catch (CorruptDataException | IOException e) {
      return null;
    }
  }

  private String[] list(String folder) {
    try {
      return Chain.listFolder(folder);
    } catch (IOException e) {
      warnings.degraded(e);
      return new String[0];
    }
  }
}
