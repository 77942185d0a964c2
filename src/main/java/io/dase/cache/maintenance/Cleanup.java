// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Variant;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.Fingerprint;
import io.dase.cache.fftw.FrozenProblem;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Usability;
import io.dase.cache.fftw.WisdomEntry;
import io.dase.cache.store.Eviction;
import io.dase.cache.store.EvictionRequest;
import io.dase.cache.store.Removal;
import io.dase.cache.store.Store;
import io.dase.cache.store.StoreLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a cleanup takes away: first wisdom of other FFTW builds, then what is old, then what has to
 * go for a size, and in the end what nobody is served any more. Pinned entries, and those of
 * categories that never evict, stay. Immutable; safe from any thread.
 *
 * @param category only entries of this one
 * @param idleFor entries that were not used for so long
 * @param storedFor entries whose newest version was stored so long ago
 * @param toBytes what may be left
 * @param incompatible whether wisdom of other FFTW builds goes, which other machines may use; what
 *     holds a frozen problem stays
 * @param dryRun whether it is only told what would go
 */
public record Cleanup(
    Optional<Category> category,
    Optional<Duration> idleFor,
    Optional<Duration> storedFor,
    OptionalLong toBytes,
    boolean incompatible,
    boolean dryRun) {

  /**
   * Does it, or tells it.
   *
   * @throws io.dase.cache.core.CacheIoException if the folder cannot be read or written
   * @throws io.dase.cache.core.NativeLibraryException if {@code incompatible} is asked for and
   *     nobody knows here what this machine's FFTW is
   */
  public Eviction of(Store store) {
    List<Removal> removed = new ArrayList<>();
    long before = store.limits().fill().usedBytes();
    if (incompatible && category.map(Category.FFTW_WISDOM::equals).orElse(true)) {
      removed.addAll(removeIncompatible(store));
    }
    if (idleFor.isPresent() || storedFor.isPresent()) {
      removed.addAll(store.limits().evict(aged()).removed());
    }
    if (toBytes.isPresent()) {
      removed.addAll(
          dryRun && !removed.isEmpty()
              ? wouldShrink(store, removed)
              : store.limits().evict(request().withToBytes(toBytes.getAsLong())).removed());
    }
    if (category.isEmpty()) {
      removed.addAll(store.limits().collect(StoreLimits.GRACE, dryRun).removed());
    }
    return new Eviction(
        removed,
        before,
        dryRun
            ? before - removed.stream().mapToLong(Removal::bytes).sum()
            : store.limits().fill().usedBytes(),
        store.limits().policy().maxSizeBytes(),
        dryRun);
  }

  private EvictionRequest request() {
    EvictionRequest request = EvictionRequest.LIMITS.withDryRun(dryRun);
    return category.isPresent() ? request.withCategory(category.get()) : request;
  }

  private EvictionRequest aged() {
    EvictionRequest request = request();
    if (idleFor.isPresent()) {
      request = request.withIdleFor(idleFor.get());
    }
    return storedFor.isPresent() ? request.withStoredFor(storedFor.get()) : request;
  }

  /** What would still have to go after others are gone: in the order of a real run. */
  private List<Removal> wouldShrink(Store store, List<Removal> gone) {
    Set<Removal> before = new HashSet<>();
    long freed = 0;
    for (Removal each : gone) {
      before.add(named(each));
      freed += each.bytes();
    }
    long left = used(store) - freed;
    List<Removal> more = new ArrayList<>();
    for (Removal each : store.limits().evict(request().withToBytes(0)).removed()) {
      if (left <= toBytes.getAsLong()) {
        break;
      }
      if (!before.contains(named(each))) {
        more.add(
            new Removal(
                each.kind(),
                each.key(),
                each.name(),
                each.bytes(),
                "for " + toBytes.getAsLong() + " bytes at most"));
        left -= each.bytes();
      }
    }
    return more;
  }

  private long used(Store store) {
    return category
        .map(
            only ->
                Optional.ofNullable(store.limits().fill().categories().get(only))
                    .map(fill -> fill.usedBytes())
                    .orElse(0L))
        .orElseGet(() -> store.limits().fill().usedBytes());
  }

  private static Removal named(Removal each) {
    return new Removal(each.kind(), each.key(), each.name(), 0, "");
  }

  private List<Removal> removeIncompatible(Store store) {
    List<Removal> removed = new ArrayList<>();
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(store.root(), Optional.empty());
        Planner planner = new Planner(store.root())) {
      List<FrozenProblem> frozen = planner.frozen();
      for (WisdomEntry entry : helper.listWisdom()) {
        CacheKey key = new CacheKey(Category.FFTW_WISDOM, entry.key());
        Fingerprint of = entry.fingerprint();
        if (entry.usability() != Usability.INCOMPATIBLE
            || store.limits().isPinned(key)
            || frozen.stream().anyMatch(problem -> isIn(entry, problem))) {
          continue;
        }
        Variant variant = new Variant(of.variant(), of.hard(), of.soft());
        if (dryRun || store.delete(key, variant).isStored()) {
          removed.add(
              new Removal(
                  Removal.Kind.ENTRY,
                  Optional.of(key),
                  of.variant(),
                  entry.sizeBytes(),
                  "wisdom of another FFTW build, " + of.hard()));
        }
      }
    }
    return removed;
  }

  private static boolean isIn(WisdomEntry entry, FrozenProblem problem) {
    return problem.spec().key().text().equals(entry.key())
        && problem.fingerprint().variant().equals(entry.fingerprint().variant());
  }
}
