// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static io.dase.cache.store.Values.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Variant;
import io.dase.cache.testing.StoreFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreConcurrencyTest {
  private static final CacheKey KEY = new CacheKey(Category.SOURCE_MAPS, "map_1");
  private static final StoreOptions OPTIONS =
      StoreOptions.defaults().withDurability(Durability.NONE);
  private static final int THREADS = 4;
  private static final int ROUNDS = 25;

  @TempDir Path root;

  @Test
  void noAcknowledgedMergeIsLost() throws Exception {
    List<Future<Integer>> written =
        inParallel(
            thread -> {
              int stored = 0;
              try (Store store = Store.open(root, OPTIONS)) {
                for (int i = 0; i < ROUNDS; i++) {
                  String word = thread + "." + i;
                  stored += store.update(KEY, Variant.NONE, add(word)).isStored() ? 1 : 0;
                }
              }
              return stored;
            });

    for (Future<Integer> count : written) {
      assertThat(count.get()).isEqualTo(ROUNDS);
    }
    try (Store store = Store.open(root)) {
      assertThat(words(store.get(KEY).entry())).hasSize(THREADS * ROUNDS);
    }
  }

  @Test
  void oneOfManyReplacementsOfTheSameRecordWins() throws Exception {
    String parent;
    try (Store store = Store.open(root, OPTIONS)) {
      store.put(KEY, value("first"));
      parent = store.get(KEY).entry().orElseThrow().digest();
    }

    List<Future<Integer>> written =
        inParallel(
            thread -> {
              try (Store store = Store.open(root, OPTIONS)) {
                PutOutcome outcome =
                    store.replace(KEY, value("next " + thread), Variant.NONE, parent);
                return outcome.isWritten() ? 1 : 0;
              }
            });

    int winners = 0;
    for (Future<Integer> count : written) {
      winners += count.get();
    }
    assertThat(winners).isEqualTo(1);
  }

  @Test
  void readersOnlySeeWholeValuesAndNeverGoBack() throws Exception {
    try (Store store = Store.open(root, OPTIONS)) {
      store.put(KEY, value("0"));
      inParallel(
          thread -> {
            long last = 0;
            for (int i = 0; i < ROUNDS; i++) {
              if (thread == 0) {
                store.put(KEY, value(String.valueOf(i)));
              }
              Entry entry = store.get(KEY).entry().orElseThrow();
              assertThat(entry.record().generation()).isGreaterThanOrEqualTo(last);
              last = entry.record().generation();
            }
            return 0;
          });
    }
  }

  @Test
  void manyThreadsThatPutTheSameValueWriteItOnce() throws Exception {
    inParallel(
        thread -> {
          try (Store store = Store.open(root, OPTIONS)) {
            return store.put(KEY, value("same")).isStored() ? 1 : 0;
          }
        });

    assertThat(StoreFiles.records(root)).hasSize(1);
    assertThat(StoreFiles.blobs(root)).hasSize(1);
  }

  @Test
  void aWriterThatTookAPrunedNumberCommitsAgain() {
    putGenerationsAndPruneTheFirst();

    try (Store store = Store.open(root, OPTIONS)) {
      SleepyChange sleepy = new SleepyChange(this::putGenerationsAndPruneTheFirst);
      PutOutcome outcome = store.update(KEY, Variant.NONE, sleepy);

      assertThat(outcome.isWritten()).isTrue();
      assertThat(words(store.get(KEY).entry())).contains("sleepy");
    }
  }

  @Test
  void withoutTheSecondLookSuchAWriterLosesItsData() {
    putGenerationsAndPruneTheFirst();
    Faults faults = new Faults(true, false, false, 0);

    try (Store store = Store.open(root, OPTIONS, Environment.system().with(faults))) {
      store.update(KEY, Variant.NONE, new SleepyChange(this::putGenerationsAndPruneTheFirst));

      assertThat(words(store.get(KEY).entry())).doesNotContain("sleepy");
    }
  }

  @Test
  void oldRecordsArePrunedDownToThoseKept() {
    putGenerationsAndPruneTheFirst();

    assertThat(StoreFiles.records(root))
        .filteredOn(path -> path.toString().endsWith(".json"))
        .hasSize(Category.SOURCE_MAPS.keepVersions());
  }

  @Test
  void youngRecordsAreNotPruned() {
    try (Store store = Store.open(root, OPTIONS)) {
      for (int i = 0; i < 6; i++) {
        store.put(KEY, value("v" + i));
      }
    }

    assertThat(StoreFiles.records(root)).hasSize(6);
  }

  /** Adds a word, but not before others have moved the chain on and pruned the next number. */
  private static final class SleepyChange implements Change {
    private final Runnable meanwhile;
    private boolean slept;

    SleepyChange(Runnable meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    public Optional<NewEntry> apply(Optional<Entry> newest) {
      if (!slept) {
        slept = true;
        meanwhile.run();
      }
      return add("sleepy").apply(newest);
    }
  }

  private void putGenerationsAndPruneTheFirst() {
    Faults pruneAtOnce = new Faults(false, false, false, 0);
    try (Store store = Store.open(root, OPTIONS, Environment.system().with(pruneAtOnce))) {
      for (int i = 0; i < 6; i++) {
        store.put(KEY, value("generation" + System.nanoTime()));
      }
    }
  }

  @FunctionalInterface
  private interface Work {
    int run(int thread) throws Exception;
  }

  private static List<Future<Integer>> inParallel(Work work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        tasks.add(() -> work.run(thread));
      }
      List<Future<Integer>> done = pool.invokeAll(tasks);
      for (Future<Integer> future : done) {
        future.get();
      }
      return done;
    } finally {
      pool.shutdown();
    }
  }

  /** The union of the words stored and one more. */
  private static Change add(String word) {
    return newest -> {
      TreeSet<String> words = words(newest);
      return words.add(word) ? Optional.of(value(String.join(" ", words))) : Optional.empty();
    };
  }

  private static TreeSet<String> words(Optional<Entry> entry) {
    String text = entry.map(e -> new String(e.bytes(), StandardCharsets.UTF_8)).orElse("");
    return Stream.of(text.split(" "))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
