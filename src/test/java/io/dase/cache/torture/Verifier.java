// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import io.dase.cache.store.EvictionRequest;
import io.dase.cache.store.FaultyStore;
import io.dase.cache.store.Store;
import io.dase.cache.store.StoreOptions;
import io.dase.cache.torture.DiskState.Generation;
import io.dase.cache.torture.Journal.Change;
import io.dase.cache.torture.Journal.Get;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what workers wrote down against what they left on disk. */
final class Verifier {
  /** The store's put deadline, and as much again for stops by signals and a busy machine. */
  private static final long LONGEST_PUT_NS = 2 * StoreOptions.defaults().putDeadline().toNanos();

  /** A killed put leaves at most its blob, its record and its head under temporary names. */
  private static final int TEMPORARY_PER_PUT = 3;

  private final List<Journal> journals;
  private final List<String> wrong;

  private Verifier(List<Journal> journals, List<String> wrong) {
    this.journals = journals;
    this.wrong = wrong;
  }

  /**
   * With damaged files only wrong answers count: what was acknowledged may be gone. With pruned
   * numbers reused, a number tells nothing of the order.
   *
   * @param wrong what was found before
   */
  static Verdict judge(
      TorturePlan plan,
      Path root,
      List<Journal> journals,
      int kills,
      long headsOpened,
      List<String> wrong)
      throws IOException {
    Verifier verifier = new Verifier(journals, new ArrayList<>(wrong));
    journals.forEach(journal -> journal.wrong().forEach(text -> verifier.add(journal, text)));
    verifier.checkDeadlines();
    List<String> lost = new ArrayList<>();
    if (plan.isLimited()) {
      lost.addAll(verifier.checkLimitedStore(root));
    } else if (!plan.damages()) {
      lost.addAll(verifier.checkStore(root, plan.faults().contains(FaultyStore.PRUNE_AT_ONCE)));
    }
    return new Verdict(
        kills,
        journals.stream().filter(Journal::diedInsideAPut).count(),
        verifier.changes().stream().filter(Change::acknowledged).count(),
        verifier.gets().count(),
        verifier.gets().filter(get -> get.reason().equals("EVICTED")).count(),
        headsOpened,
        lost,
        verifier.wrong);
  }

  private void add(Journal journal, String text) {
    wrong.add(journal.worker() + ": " + text);
  }

  private List<Change> changes() {
    return journals.stream().flatMap(journal -> journal.changes().stream()).toList();
  }

  private Stream<Get> gets() {
    return journals.stream().flatMap(journal -> journal.gets().stream());
  }

  private void checkDeadlines() {
    for (Change change : changes()) {
      if (change.finished() && change.ended() - change.began() > LONGEST_PUT_NS) {
        long ms = TimeUnit.NANOSECONDS.toMillis(change.ended() - change.began());
        wrong.add(change + " took " + ms + " ms");
      }
    }
  }

  private List<String> checkStore(Path root, boolean pruned) throws IOException {
    DiskState disk = DiskState.read(root);
    Map<String, List<Change>> byKey =
        changes().stream().collect(Collectors.groupingBy(Change::key));
    Map<String, List<Get>> gets = gets().collect(Collectors.groupingBy(Get::key));
    wrong.addAll(disk.wrong());
    List<String> lost = new ArrayList<>();
    byKey.forEach(
        (key, changes) -> {
          KeyHistory history =
              new KeyHistory(key, changes, disk.chains().getOrDefault(key, new TreeMap<>()));
          lost.addAll(history.lost());
          if (!pruned) {
            wrong.addAll(history.wrongInChain());
            wrong.addAll(history.stale(gets.getOrDefault(key, List.of())));
          }
        });
    if (!pruned) {
      journals.forEach(this::checkProcess);
    }
    long unfinished = journals.stream().filter(Journal::diedInsideAPut).count();
    if (disk.temporary() > TEMPORARY_PER_PUT * unfinished) {
      wrong.add(disk.temporary() + " temporary files after " + unfinished + " killed puts");
    }
    return lost;
  }

  /**
   * A merge that was acknowledged after the last eviction or deletion that left its tombstone is in
   * the newest value. What the dead left behind goes with the next eviction and collection.
   */
  private List<String> checkLimitedStore(Path root) throws IOException {
    List<String> lost = new ArrayList<>();
    try (Store store = Store.open(root)) {
      store.limits().evict(EvictionRequest.LIMITS);
      DiskState disk = DiskState.read(root);
      disk.wrong().stream().filter(text -> text.contains(".json: ")).forEach(wrong::add);
      for (Change change : changes()) {
        NavigableMap<Long, Generation> chain =
            disk.chains().getOrDefault(change.key(), new TreeMap<>());
        if (change.isMerge() && change.acknowledged() && !covers(chain, change)) {
          lost.add(change.kind() + " " + change.token() + " of " + change.key());
        }
      }
      store.limits().collect(Duration.ZERO, false);
      store.health().validate().forEach(finding -> wrong.add(finding.toString()));
      if (store.limits().fill().temporaryBytes() > 0) {
        wrong.add("temporary files are left after a collection");
      }
    }
    wrong.addAll(DiskState.read(root).wrong());
    journals.forEach(this::checkGenerations);
    return lost;
  }

  private static boolean covers(NavigableMap<Long, Generation> chain, Change change) {
    Generation newest = chain.isEmpty() ? null : chain.lastEntry().getValue();
    long lastTombstone =
        chain.entrySet().stream()
            .filter(entry -> !entry.getValue().live())
            .mapToLong(Map.Entry::getKey)
            .max()
            .orElse(0);
    return newest != null
        && (!newest.live()
            || change.generation() <= lastTombstone
            || newest.tokens().contains(change.token()));
  }

  /** No warning, nothing skipped, no generation that goes back. */
  private void checkProcess(Journal journal) {
    journal.warnings().forEach(text -> add(journal, "warned: " + text));
    checkGenerations(journal);
  }

  private void checkGenerations(Journal journal) {
    Map<String, Long> seen = new HashMap<>();
    for (Get get : journal.gets()) {
      if (get.generation() > 0) {
        Long before = seen.put(get.key(), get.generation());
        if (before != null && before > get.generation()) {
          add(journal, get.key() + " went back from " + before + " to " + get.generation());
        }
      }
    }
  }
}
