// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.store.Census.ChainFiles;
import io.dase.cache.store.Census.StoredFile;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Which entries may go, and in which order: the expired first, then by the policy's order. Ages are
 * those of the file system. Immutable; safe from any thread.
 */
final class Ranking {
  /** By how much the clock of whoever counted a use may be ahead and is still believed. */
  private static final long CLOCK_AHEAD_MS = Duration.ofHours(1).toMillis();

  private final Census census;
  private final CachePolicy policy;
  private final Lifetimes lifetimes;
  private final Set<String> pinned;
  private final UsageTotals uses;
  private final long nowMs;

  /**
   * @param pinned key32 of every pinned key
   * @param uses as all processes have written them
   * @param nowMs by the file system's clock
   */
  Ranking(
      Census census,
      CachePolicy policy,
      Lifetimes lifetimes,
      Set<String> pinned,
      UsageTotals uses,
      long nowMs) {
    this.census = census;
    this.policy = policy;
    this.lifetimes = lifetimes;
    this.pinned = pinned;
    this.uses = uses;
    this.nowMs = nowMs;
  }

  private record Ranked(ChainFiles chain, double score) {}

  /** What goes first comes first. */
  List<ChainFiles> candidates() {
    return census.chains().stream()
        .filter(chain -> chain.live() && policy.rule(chain.category()).evictable())
        .filter(chain -> !chain.frozen() && !pinned.contains(chain.names().get(0).key32()))
        .map(chain -> new Ranked(chain, score(chain)))
        .sorted(
            Comparator.comparingDouble(Ranked::score)
                .reversed()
                .thenComparing(ranked -> ranked.chain().key())
                .thenComparing(ranked -> ranked.chain().variant().id()))
        .map(Ranked::chain)
        .toList();
  }

  boolean isExpired(ChainFiles chain) {
    return lifetimes.isExpired(chain.category(), chain.createdMs(), chain.expiresMs());
  }

  /**
   * Since the last use: the blob's mtime, which tells it to the hour, or what a process has counted
   * that could not change the mtime, or did not come to the folder as it had the value in memory.
   */
  long idleMs(ChainFiles chain) {
    // In the trash is what another process is about to bring back.
    StoredFile inTrash = census.trash().get(chain.newestBlob());
    StoredFile blob = census.blobs().getOrDefault(chain.newestBlob(), inTrash);
    long noted = blob == null ? 0 : blob.modifiedMs();
    long counted = uses.use(chain.key()).lastMs();
    boolean believed = counted <= nowMs + CLOCK_AHEAD_MS;
    return Math.max(0, nowMs - (believed ? Math.max(noted, counted) : noted));
  }

  long storedMs(ChainFiles chain) {
    return Math.max(0, nowMs - chain.writtenMs());
  }

  private double score(ChainFiles chain) {
    if (isExpired(chain)) {
      return Double.POSITIVE_INFINITY;
    }
    double idle = Math.max(1, idleMs(chain));
    return policy.order() == CachePolicy.Order.LRU
        ? idle
        : idle * census.bytes(chain) / Math.max(1, chain.costMs());
  }
}
