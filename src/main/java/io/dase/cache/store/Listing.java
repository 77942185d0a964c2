// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.Layer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Walks all chains, one folder at a time. Safe from any thread. */
final class Listing {
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
    return shards().stream().flatMap(shard -> newest(shard).stream()).filter(Record::isLive);
  }

  /**
   * As {@link #live}, and of the system's root what this one neither has nor has deleted.
   *
   * @param system null: there is none
   */
  Stream<Served> served(Listing system) {
    if (system == null) {
      return live().map(record -> new Served(record, Layer.USER));
    }
    SortedSet<String> all = new TreeSet<>(shards());
    all.addAll(system.shards());
    return all.stream().flatMap(shard -> merged(newest(shard), system.newest(shard)));
  }

  private static Stream<Served> merged(List<Record> own, List<Record> below) {
    Set<ChainId> hidden =
        own.stream()
            .filter(record -> record.state() != EntryState.EVICTED)
            .map(ChainId::of)
            .collect(Collectors.toSet());
    return Stream.concat(
        own.stream().filter(Record::isLive).map(record -> new Served(record, Layer.USER)),
        below.stream()
            .filter(record -> record.isLive() && !hidden.contains(ChainId.of(record)))
            .map(record -> new Served(record, Layer.SYSTEM)));
  }

  private record ChainId(CacheKey key, String variantId) {
    static ChainId of(Record record) {
      return new ChainId(record.key(), record.variant().id());
    }
  }

  private List<String> shards() {
    return Arrays.stream(list(layout.records().toString())).filter(Listing::isShard).toList();
  }

  /**
   * Finds out whether there is anything in the way of a listing; a folder that is not there yet is
   * not.
   */
  void check() throws IOException {
    if (Files.exists(layout.root(), LinkOption.NOFOLLOW_LINKS)) {
      Files.readAttributes(layout.root(), BasicFileAttributes.class);
    }
    for (Path folder : List.of(layout.root(), layout.store(), layout.records())) {
      try {
        Files.newDirectoryStream(folder).close();
        Files.readAttributes(folder.resolve("."), BasicFileAttributes.class);
      } catch (NoSuchFileException e) {
        return;
      }
    }
  }

  static boolean isShard(String name) {
    return Record.isHex(name, Layout.SHARD_DIGITS);
  }

  /** Those that have a folder under the root. */
  SortedSet<Category> categories() {
    SortedSet<Category> found = new TreeSet<>();
    for (String name : list(layout.root().toString())) {
      if (Category.isName(name) && Files.isDirectory(layout.root().resolve(name))) {
        found.add(new Category(name));
      }
    }
    return found;
  }

  /** The newest good record of every chain of a folder, tombstones too. */
  private List<Record> newest(String shard) {
    String folder = layout.records() + File.separator + shard;
    String[] names = list(folder);
    // Numbers have a fixed width: in this order the newest of each chain comes first.
    Arrays.sort(names, Comparator.reverseOrder());
    List<Record> found = new ArrayList<>();
    RecordName done = null;
    for (String text : names) {
      RecordName name = RecordName.parse(text);
      if (name != null && (done == null || !done.isSameChain(name))) {
        Record record = read(folder + File.separator + text, name);
        if (record != null) {
          done = name;
          found.add(record);
        }
      }
    }
    return found;
  }

  private Record read(String path, RecordName name) {
    try {
      return records.readListed(path, name);
    } catch (CorruptDataException | NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      warnings.degraded(e);
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
