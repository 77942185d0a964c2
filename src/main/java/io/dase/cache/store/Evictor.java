// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.Category;
import io.dase.cache.events.CacheEvent;
import io.dase.cache.store.Census.ChainFiles;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Evicts: commits `evicted` as the next record of a chain, so that it serialises with every put and
 * merge; moves the blobs to the trash, looks at the records again, and removes what none names.
 * Several may run at once, in any processes. Safe from any thread.
 */
final class Evictor {
  private static final double FULL = 0.9;
  private static final long ENTRIES_SHARE = 10;

  private final Layout layout;
  private final RecordFiles records;
  private final Writer writer;
  private final Pins pins;
  private final PolicyFile policies;
  private final Lifetimes lifetimes;
  private final Trash trash;
  private final FileSystemClock clock;
  private final Durability durability;

  Evictor(
      Layout layout,
      RecordFiles records,
      Writer writer,
      Pins pins,
      PolicyFile policies,
      Lifetimes lifetimes,
      FileSystemClock clock,
      Durability durability) {
    this.layout = layout;
    this.records = records;
    this.writer = writer;
    this.pins = pins;
    this.policies = policies;
    this.lifetimes = lifetimes;
    this.clock = clock;
    this.durability = durability;
    trash = new Trash(layout, records);
  }

  /**
   * What is used and what may be used, after an eviction.
   *
   * @param limit of the store; empty: none
   * @param categoryLimit of the category that was asked about; empty: none
   */
  record Fill(long used, OptionalLong limit, long categoryUsed, OptionalLong categoryLimit) {
    boolean hasRoomFor(long bytes) {
      return (limit.isEmpty() || used + bytes <= limit.getAsLong())
          && (categoryLimit.isEmpty() || categoryUsed + bytes <= categoryLimit.getAsLong());
    }
  }

  /**
   * Brings the store within its limits, with room for so many bytes more in a category.
   *
   * @param patience after which no further entry is evicted
   */
  Fill makeRoom(Category category, long bytes, Duration patience) throws IOException {
    Run run = new Run(false, patience);
    run.keepLimits(category, bytes);
    return run.fill(category);
  }

  /** What is used now, without a change. */
  Eviction run(EvictionRequest request) throws IOException {
    Run run = new Run(request.dryRun(), null);
    long before = run.sweep.used();
    if (request.asksForLimits() && request.category().isEmpty()) {
      run.keepLimits(null, 0);
    } else {
      run.evict(request);
    }
    return new Eviction(run.sweep.removed(), before, run.sweep.used(), run.limit, request.dryRun());
  }

  /** How full the store is, by a look at all of it. */
  StoreFill fill() {
    Census census = new CensusWalk(layout, records).run();
    CachePolicy policy = policies.current();
    return new StoreFill(census, policy, limit(policy, census.usedBytes()));
  }

  /** The limit of the store: its own, or what its file system leaves, whichever is less. */
  private OptionalLong limit(CachePolicy policy, long used) {
    long limit = policy.maxSizeBytes().orElse(Long.MAX_VALUE);
    if (policy.minFreePercent().isPresent()) {
      try {
        FileStore disk = Files.getFileStore(layout.store());
        double free = policy.minFreePercent().getAsDouble() / 100 * disk.getTotalSpace();
        limit = Math.min(limit, Math.max(0, used + disk.getUsableSpace() - (long) free));
      } catch (IOException e) {
        return policy.maxSizeBytes();
      }
    }
    return limit == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(limit);
  }

  /** By the clock of the file system, as far as it lets itself be asked. */
  private long now(boolean dryRun) throws IOException {
    try {
      return clock.ask(layout.trash()).toMillis();
    } catch (IOException e) {
      if (dryRun) {
        return clock.now().toMillis();
      }
      throw e;
    }
  }

  /** Where they cannot be read, what the files themselves tell has to do. */
  private UsageTotals uses() {
    try {
      return new UsageFolder(layout).total();
    } catch (IOException e) {
      return UsageTotals.NONE;
    }
  }

  /** One eviction. Used by one thread. */
  private final class Run implements Sweep.Actions {
    private final boolean dryRun;
    private final long began = System.nanoTime();
    private final long patienceNs;
    private final CachePolicy policy;
    private final Sweep sweep;
    private final OptionalLong limit;
    private Ranking ranking;
    private List<ChainFiles> candidates;

    Run(boolean dryRun, Duration patience) {
      this.dryRun = dryRun;
      patienceNs = patience == null ? Long.MAX_VALUE : patience.toNanos();
      policy = policies.forWrite();
      sweep = new Sweep(new CensusWalk(layout, records).run(), this);
      limit = limit(policy, sweep.used());
    }

    Fill fill(Category category) {
      return new Fill(
          sweep.used(), limit, sweep.used(category), policy.rule(category).maxSizeBytes());
    }

    /**
     * @param category in which room is wanted; null: in none
     */
    void keepLimits(Category category, long room) throws IOException {
      for (Category each : policy.categories().keySet()) {
        keepLimits(each, policy.rule(each), each.equals(category) ? room : 0);
      }
      if (isOver(sweep.used(), limit, room)) {
        sweep.reclaim();
      }
      if (isOver(sweep.used(), limit, room)) {
        long target = target(limit.getAsLong(), room);
        for (ChainFiles chain : candidates()) {
          if (sweep.used() <= target || isLate()) {
            break;
          }
          sweep.evict(chain, reason(chain, "the store is over its limit"));
        }
      }
      sweep.finish();
    }

    private void keepLimits(Category category, CachePolicy.Rule rule, long room)
        throws IOException {
      boolean tooLarge = isOver(sweep.used(category), rule.maxSizeBytes(), room);
      boolean tooMany = isOver(sweep.entries(category), rule.maxEntries(), 0);
      if (!tooLarge && !tooMany) {
        return;
      }
      long bytes = tooLarge ? target(rule.maxSizeBytes().getAsLong(), room) : Long.MAX_VALUE;
      long entries =
          tooMany
              ? rule.maxEntries().getAsLong() - rule.maxEntries().getAsLong() / ENTRIES_SHARE
              : Long.MAX_VALUE;
      for (ChainFiles chain : candidates()) {
        if ((sweep.used(category) <= bytes && sweep.entries(category) <= entries) || isLate()) {
          break;
        }
        if (chain.category().equals(category)) {
          sweep.evict(chain, reason(chain, "the category " + category + " is over its limit"));
        }
      }
    }

    void evict(EvictionRequest request) throws IOException {
      long most = request.toBytes().orElse(-1);
      if (request.toBytes().isPresent() && request.category().isEmpty() && sweep.used() > most) {
        sweep.reclaim();
      }
      for (ChainFiles chain : candidates()) {
        boolean enough =
            request.toBytes().isPresent()
                && request.category().map(sweep::used).orElseGet(sweep::used) <= most;
        if (enough) {
          break;
        }
        if (matches(chain, request)) {
          sweep.evict(chain, reason(chain, "asked for"));
        }
      }
      sweep.finish();
    }

    private boolean matches(ChainFiles chain, EvictionRequest request) {
      return request.category().map(chain.category()::equals).orElse(true)
          && request.key().map(chain.key()::equals).orElse(true)
          && request.idleFor().map(d -> ranking.idleMs(chain) >= d.toMillis()).orElse(true)
          && request.storedFor().map(d -> ranking.storedMs(chain) >= d.toMillis()).orElse(true);
    }

    private String reason(ChainFiles chain, String why) {
      return (ranking.isExpired(chain) ? "expired; " : "")
          + why
          + ": idle "
          + Duration.ofMillis(ranking.idleMs(chain)).toSeconds()
          + " s, cost "
          + chain.costMs()
          + " ms";
    }

    private List<ChainFiles> candidates() throws IOException {
      if (candidates == null) {
        ranking = new Ranking(sweep.census(), policy, lifetimes, pins.names(), uses(), now(dryRun));
        candidates = ranking.candidates();
      }
      return candidates;
    }

    private boolean isLate() {
      return System.nanoTime() - began > patienceNs;
    }

    private static boolean isOver(long used, OptionalLong limit, long room) {
      return limit.isPresent() && room <= limit.getAsLong() && used > limit.getAsLong() - room;
    }

    private static long target(long limit, long room) {
      return Math.min((long) (FULL * limit), limit - room);
    }

    @Override
    public boolean evict(ChainFiles chain) throws IOException {
      if (dryRun) {
        return true;
      }
      if (pins.isPinned(chain.names().get(0).key32())) {
        return false;
      }
      CacheEvent.Evict event = new CacheEvent.Evict();
      Proposals.Evict proposal = new Proposals.Evict(chain.generation());
      boolean written = writer.commit(chain.key(), chain.variant(), proposal).isWritten();
      event.done(chain.key(), written);
      return written || proposal.isGone();
    }

    @Override
    public void bury(ChainFiles chain) throws IOException {
      if (!dryRun) {
        String key32 = chain.names().get(0).key32();
        Chain now = Chain.list(layout, key32, chain.variant().id());
        StoredRecord newest = now.newestGood(records);
        if (newest != null && !newest.record().isLive()) {
          records.removeBelow(newest.record().generation(), now, durability);
        }
      }
    }

    @Override
    public void trash(String blobName) throws IOException {
      if (!dryRun) {
        trash.take(blobName);
      }
    }

    @Override
    public List<String> emptyTrash() throws IOException {
      return dryRun ? List.of() : trash.empty(trash.names());
    }
  }
}
