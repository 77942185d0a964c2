// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Digests;
import io.dase.cache.core.Variant;
import io.dase.cache.store.Entry;
import io.dase.cache.store.FaultyStore;
import io.dase.cache.store.Lookup;
import io.dase.cache.store.NewEntry;
import io.dase.cache.store.PutOutcome;
import io.dase.cache.store.Store;
import io.dase.cache.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Puts, merges, deletes and gets without end, as native/tests/torture/torture_worker.cpp does. Its
 * arguments are those of the C++ worker, and the faults to open the store with.
 */
final class JavaWorker {
  static final Category PLAIN = new Category("torture_plain");
  static final Category MERGED = new Category("torture_merge");
  static final List<String> PLAIN_KEYS =
      List.of("plain", "../../outside", "a/b/../c", ".hidden", "ключ", "%2E%2E/x");
  private static final long EPOCH_NS = TimeUnit.SECONDS.toNanos(2);

  private final JournalWriter journal;
  private final String id;
  private final Random random;
  private final long originNs;
  private final int pausePercent;
  private final int pauseMs;
  private final Store store;
  private long sequence;

  private JavaWorker(String[] arguments) throws IOException {
    journal = new JournalWriter(Path.of(arguments[1]));
    id = arguments[2];
    random = new Random(Long.parseLong(arguments[3]));
    originNs = Long.parseLong(arguments[4]);
    pausePercent = Integer.parseInt(arguments[5]);
    pauseMs = Integer.parseInt(arguments[6]);
    StoreOptions options = StoreOptions.defaults().withWarn(journal::warning);
    store = FaultyStore.open(Path.of(arguments[0]), options, arguments[7]);
  }

  public static void main(String[] arguments) throws IOException {
    JavaWorker worker = new JavaWorker(arguments);
    try {
      worker.run();
    } catch (RuntimeException | Error e) {
      worker.journal.wrong("a call of the store threw " + e);
      throw e;
    }
  }

  private void run() {
    while (true) {
      int choice = random.nextInt(20);
      if (choice < 10) {
        merge(mergeKey());
      } else if (choice < 17) {
        put(plainKey());
      } else {
        delete(choice < 19 ? plainKey() : mergeKey(1));
      }
      get(mergeKey());
      get(plainKey());
    }
  }

  private CacheKey plainKey() {
    return new CacheKey(PLAIN, PLAIN_KEYS.get(random.nextInt(PLAIN_KEYS.size())));
  }

  private CacheKey mergeKey() {
    return mergeKey(random.nextInt(2));
  }

  /** A key of the current two seconds, so that merged values stay small; 0 is never deleted. */
  private CacheKey mergeKey(int which) {
    return new CacheKey(MERGED, "merge/" + (System.nanoTime() - originNs) / EPOCH_NS + "/" + which);
  }

  private String token() {
    return id + "." + ++sequence;
  }

  private void merge(CacheKey key) {
    String added = token();
    journal.begin("merge", key.key(), added);
    PutOutcome outcome =
        store.update(
            key,
            Variant.NONE,
            newest -> {
              SortedSet<String> tokens = newest.map(this::tokensOf).orElseGet(TreeSet::new);
              if (!tokens.add(added)) {
                return Optional.empty();
              }
              if (random.nextInt(100) < pausePercent) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(pauseMs) + 1));
              }
              return Optional.of(value(key.key(), tokens, false));
            });
    acknowledge(outcome);
  }

  private void put(CacheKey key) {
    String added = token();
    journal.begin("put", key.key(), added);
    acknowledge(store.put(key, value(key.key(), new TreeSet<>(List.of(added)), true)));
  }

  private void delete(CacheKey key) {
    journal.begin("delete", key.key(), token());
    acknowledge(store.delete(key, Variant.NONE));
  }

  private void acknowledge(PutOutcome outcome) {
    if (!outcome.isStored()) {
      journal.warning("skipped: " + outcome.detail());
    }
    journal.end(outcome);
  }

  private void get(CacheKey key) {
    long began = System.nanoTime();
    Lookup found = store.get(key);
    if (found.isHit() && tokensOf(found.entry().orElseThrow()).isEmpty()) {
      return;
    }
    journal.get(
        began,
        key.key(),
        found.entry().map(entry -> entry.record().generation()).orElse(0L),
        found.reason().map(Enum::name).orElse("HIT"));
  }

  /** Empty, and a line in the journal, if the entry is not what somebody put under its key. */
  private SortedSet<String> tokensOf(Entry entry) {
    String key = entry.record().key().key();
    byte[] bytes = entry.bytes();
    byte[] content =
        entry.record().extension().equals("npy") ? SelfDescribing.fromNpy(bytes) : bytes;
    SortedSet<String> tokens = SelfDescribing.parse(content, key);
    if (tokens == null
        || !entry.record().meta().equals(meta(content))
        || entry.record().costMs() != content.length) {
      journal.wrong("wrong bytes of " + key + ", generation " + entry.record().generation());
      return new TreeSet<>();
    }
    return tokens;
  }

  private static NewEntry value(String key, SortedSet<String> tokens, boolean array) {
    byte[] content = SelfDescribing.print(key, tokens);
    return NewEntry.of(array ? SelfDescribing.toNpy(content) : content, array ? "npy" : "txt")
        .costMs(content.length)
        .meta(meta(content));
  }

  private static Map<String, Object> meta(byte[] content) {
    return Map.of("content", Digests.sha256Hex(content));
  }
}
