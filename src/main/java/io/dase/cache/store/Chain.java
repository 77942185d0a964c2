// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CorruptDataException;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The numbers of one key's records for one variant, as one listing of their folder found them.
 * Immutable; safe from any thread.
 *
 * @param names the records, newest first
 * @param otherVariants ids of the key's other variants
 */
record Chain(List<RecordName> names, Set<String> otherVariants) {
  static Chain list(Layout layout, String key32, String variantId) throws IOException {
    List<RecordName> names = new ArrayList<>();
    Set<String> others = new TreeSet<>();
    for (String text : listFolder(layout.shard(key32))) {
      if (text.startsWith(key32)) {
        RecordName name = RecordName.parse(text);
        if (name != null && name.variantId().equals(variantId)) {
          names.add(name);
        } else if (name != null) {
          others.add(name.variantId());
        }
      }
    }
    names.sort(Comparator.comparingLong(RecordName::generation).reversed());
    return new Chain(names, others);
  }

  /** The highest number, good or not; 0 for an empty chain. */
  long highest() {
    return names.isEmpty() ? 0 : names.get(0).generation();
  }

  /** Whether a number below the highest is missing. */
  boolean hasGap() {
    return names.size() != highest();
  }

  /** Every variant of the key that has records. */
  static Set<String> variants(Layout layout, String key32) throws IOException {
    return list(layout, key32, "").otherVariants();
  }

  /** The newest record that passes its checks; null if there is none. */
  StoredRecord newestGood(RecordFiles files) throws IOException {
    for (RecordName name : names) {
      try {
        return files.read(name);
      } catch (CorruptDataException | NoSuchFileException e) {
        continue;
      }
    }
    return null;
  }

  /**
   * The names in a folder; none if it is missing. {@link File#list()} allocates no path per name,
   * but hides the reason of a failure.
   */
  static String[] listFolder(String folder) throws IOException {
    String[] names = new File(folder).list();
    if (names != null) {
      return names;
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(Path.of(folder))) {
      List<String> found = new ArrayList<>();
      stream.forEach(path -> found.add(path.getFileName().toString()));
      return found.toArray(String[]::new);
    } catch (NoSuchFileException e) {
      return new String[0];
    }
  }
}
