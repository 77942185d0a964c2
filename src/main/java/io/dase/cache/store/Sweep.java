// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.Category;
import io.dase.cache.store.Census.ChainFiles;
import io.dase.cache.store.Census.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One pass over a store that removes entries and what is left of others, and keeps the books on
 * what that frees. A dry run only keeps the books. Used by one thread, once.
 */
final class Sweep {
  private final Census census;
  private final Actions actions;
  private final Map<String, Integer> users = new HashMap<>();
  private final Map<Category, Long> categoryBytes = new HashMap<>();
  private final Map<Category, Long> categoryEntries = new HashMap<>();
  private final List<Removal> removed = new ArrayList<>();
  private final Set<String> swept = new HashSet<>();

  /** Blobs that {@link #used} counts no more. */
  private final Set<String> taken = new HashSet<>();

  private long used;

  /** What a sweep does to the files; nothing in a dry run. */
  interface Actions {
    /**
     * Commits the tombstone.
     *
     * @return false if the entry stays
     */
    boolean evict(ChainFiles chain) throws IOException;

    /** Removes what stands below a chain's tombstone. */
    void bury(ChainFiles chain) throws IOException;

    /** Moves a blob to the trash. */
    void trash(String blobName) throws IOException;

    /** Empties the trash but for what is named again; answers the names of that. */
    List<String> emptyTrash() throws IOException;
  }

  Sweep(Census census, Actions actions) {
    this.census = census;
    this.actions = actions;
    used = census.usedBytes();
    for (ChainFiles chain : census.chains()) {
      chain.named().forEach(name -> users.merge(name, 1, Integer::sum));
      if (chain.live()) {
        categoryBytes.merge(chain.category(), census.bytes(chain), Long::sum);
        categoryEntries.merge(chain.category(), 1L, Long::sum);
      }
    }
  }

  Census census() {
    return census;
  }

  long used() {
    return used;
  }

  long used(Category category) {
    return categoryBytes.getOrDefault(category, 0L);
  }

  long entries(Category category) {
    return categoryEntries.getOrDefault(category, 0L);
  }

  List<Removal> removed() {
    return removed;
  }

  /** Whether the entry is gone now. */
  boolean evict(ChainFiles chain, String reason) throws IOException {
    if (!swept.add(id(chain)) || !actions.evict(chain)) {
      return false;
    }
    categoryBytes.merge(chain.category(), -census.bytes(chain), Long::sum);
    categoryEntries.merge(chain.category(), -1L, Long::sum);
    actions.bury(chain);
    clear(chain, Removal.Kind.ENTRY, reason);
    return true;
  }

  /** Removes what nobody is served: blobs without a record, records and blobs of the dead. */
  void reclaim() throws IOException {
    for (ChainFiles chain : census.chains()) {
      if (!chain.live() && chain.names().size() > 1 && swept.add(id(chain))) {
        actions.bury(chain);
        clear(chain, Removal.Kind.RECORDS, "the entry is gone; these are its older versions");
      }
    }
    if (census.complete()) {
      for (String name : List.copyOf(census.blobs().keySet())) {
        if (!users.containsKey(name)) {
          used -= trash(name);
          removed.add(
              new Removal(
                  Removal.Kind.BLOB,
                  Optional.empty(),
                  name,
                  census.blobs().get(name).bytes(),
                  "no record names it"));
        }
      }
    }
    for (Map.Entry<String, StoredFile> file : census.trash().entrySet()) {
      used -= file.getValue().bytes();
      taken.add(file.getKey());
      removed.add(
          new Removal(
              Removal.Kind.TRASH,
              Optional.empty(),
              file.getKey(),
              file.getValue().bytes(),
              "an eviction left it behind"));
    }
    // What somebody is about to commit looks like what nobody is served: it goes back, and counts.
    finish();
  }

  /** Empties the trash; what this took and goes back is in the books again. */
  void finish() throws IOException {
    for (String name : actions.emptyTrash()) {
      // Others take and bring back too, also what was never taken off these books.
      if (!taken.remove(name)) {
        continue;
      }
      used += census.blobs().getOrDefault(name, census.trash().get(name)).bytes();
      removed.removeIf(each -> each.key().isEmpty() && each.name().equals(name));
    }
  }

  private void clear(ChainFiles chain, Removal.Kind kind, String reason) throws IOException {
    long freed = chain.recordBytes();
    for (String name : chain.named()) {
      if (users.merge(name, -1, Integer::sum) == 0) {
        freed += trash(name);
      }
    }
    used -= freed;
    removed.add(new Removal(kind, Optional.of(chain.key()), chain.variant().id(), freed, reason));
  }

  /** What that frees. */
  private long trash(String name) throws IOException {
    StoredFile blob = census.blobs().get(name);
    if (blob == null) {
      return 0;
    }
    actions.trash(name);
    taken.add(name);
    return blob.bytes();
  }

  private static String id(ChainFiles chain) {
    return chain.names().get(0).key32() + chain.variant().id();
  }
}
