// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import io.dase.cache.torture.DiskState.Generation;
import io.dase.cache.torture.Journal.Change;
import io.dase.cache.torture.Journal.Get;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What all workers did with one key, held against what is on disk. Each change took effect at one
 * moment between its beginning and its end (its process's death, if it never returned), so a change
 * may have been superseded exactly by those that ended after it began.
 */
final class KeyHistory {
  private final String key;
  private final List<Change> changes;
  private final NavigableMap<Long, Generation> chain;

  KeyHistory(String key, List<Change> changes, NavigableMap<Long, Generation> chain) {
    this.key = key;
    this.changes = changes;
    this.chain = chain;
  }

  /** Acknowledged puts and merges whose data is gone, and that nothing can have superseded. */
  List<String> lost() {
    boolean merged = changes.stream().anyMatch(Change::isMerge);
    Generation newest = chain.isEmpty() ? null : chain.lastEntry().getValue();
    Set<String> held = newest == null ? Set.of() : newest.tokens();
    long lastDelete = ended(changes.stream().filter(Change::isDelete).toList());
    long survivor =
        held.isEmpty()
            ? lastDelete
            : ended(changes.stream().filter(change -> held.contains(change.token())).toList());
    return changes.stream()
        .filter(change -> change.acknowledged() && !change.isDelete())
        .filter(change -> !held.contains(change.token()))
        .filter(change -> change.began() > (merged ? lastDelete : survivor))
        .map(change -> change.kind() + " " + change.token() + " of " + key)
        .toList();
  }

  private static long ended(List<Change> some) {
    return some.stream().mapToLong(Change::ended).max().orElse(Long.MIN_VALUE);
  }

  /** Breaches that show in the chain; only where nothing was pruned. */
  List<String> wrongInChain() {
    List<String> wrong = new ArrayList<>();
    long expected = 1;
    String parent = "";
    Set<String> blobs = new HashSet<>();
    for (Map.Entry<Long, Generation> entry : chain.entrySet()) {
      Generation generation = entry.getValue();
      if (entry.getKey() != expected || !generation.parent().equals(parent)) {
        wrong.add(key + ": generation " + entry.getKey() + " does not follow " + (expected - 1));
      }
      if (generation.live() && !blobs.add(generation.blob())) {
        wrong.add(key + ": generation " + entry.getKey() + " doubles an earlier one");
      }
      expected = entry.getKey() + 1;
      parent = generation.digest();
    }
    Map<Long, String> owners = new TreeMap<>();
    for (Change change : changes) {
      if (change.acknowledged() && change.written()) {
        wrong.addAll(wrongInCommit(change, owners.put(change.generation(), change.token())));
      }
    }
    deletedThatCameBack().ifPresent(wrong::add);
    return wrong;
  }

  private List<String> wrongInCommit(Change change, String otherOwner) {
    List<String> wrong = new ArrayList<>();
    if (otherOwner != null) {
      wrong.add(key + ": two changes were told that they are generation " + change.generation());
    }
    Generation generation = chain.get(change.generation());
    if (generation == null
        || generation.live() == change.isDelete()
        || (!change.isDelete() && !generation.tokens().contains(change.token()))) {
      wrong.add(key + ": generation " + change.generation() + " is not that of " + change);
    }
    return wrong;
  }

  private Optional<String> deletedThatCameBack() {
    if (chain.isEmpty() || !chain.lastEntry().getValue().live()) {
      return Optional.empty();
    }
    Set<String> held = chain.lastEntry().getValue().tokens();
    long newestHeld =
        ended(changes.stream().filter(change -> held.contains(change.token())).toList());
    return changes.stream()
        .filter(change -> change.isDelete() && change.acknowledged())
        .filter(change -> change.began() > newestHeld)
        .findFirst()
        .map(change -> key + " is live after " + change);
  }

  /** Gets that saw less than had been acknowledged before they began; only where nothing fails. */
  List<String> stale(List<Get> gets) {
    TreeMap<Long, Long> acknowledged = new TreeMap<>();
    long highest = 0;
    for (Change change :
        changes.stream()
            .filter(Change::acknowledged)
            .sorted(Comparator.comparingLong(Change::ended))
            .toList()) {
      highest = Math.max(highest, change.generation());
      acknowledged.put(change.ended(), highest);
    }
    List<String> wrong = new ArrayList<>();
    for (Get get : gets) {
      Map.Entry<Long, Long> before = acknowledged.lowerEntry(get.began());
      long least = before == null ? 0 : before.getValue();
      boolean hit = get.reason().equals("HIT");
      boolean fine = hit ? get.generation() >= least : get.reason().equals("DELETED") || least == 0;
      if (!fine || !(hit || Set.of("DELETED", "COLD").contains(get.reason()))) {
        wrong.add(key + ": " + get + " after generation " + least + " was acknowledged");
      }
    }
    return wrong;
  }
}
