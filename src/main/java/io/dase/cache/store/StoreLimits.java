// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.IncompatibleDataException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a store within its limits: pins, evictions, collection. Thread-safe, beside any other
 * process. Of no use after its store is closed, and not to be called then.
 */
public final class StoreLimits {
  /** How long collection leaves alone what somebody may still work on. */
  public static final Duration GRACE = Duration.ofHours(24);

  private final Layout layout;
  private final StoreMarker marker;
  private final RecordFiles records;
  private final Pins pins;
  private final PolicyFile policies;
  private final Lifetimes lifetimes;
  private final Evictor evictor;
  private final FileSystemClock clock;
  private final Durability durability;
  private final Warnings warnings;

  StoreLimits(
      Layout layout,
      StoreMarker marker,
      RecordFiles records,
      Pins pins,
      PolicyFile policies,
      Lifetimes lifetimes,
      Evictor evictor,
      FileSystemClock clock,
      StoreOptions options,
      Warnings warnings) {
    this.layout = layout;
    this.marker = marker;
    this.records = records;
    this.pins = pins;
    this.policies = policies;
    this.lifetimes = lifetimes;
    this.evictor = evictor;
    this.clock = clock;
    this.durability = options.durability();
    this.warnings = warnings;
  }

  /** The limits in force: {@code cache.json}, the environment and this store's options. */
  public CachePolicy policy() {
    return policies.forWrite();
  }

  /** When a record ceases to be served, by itself or by its category's time to live. */
  public Optional<Instant> expires(Record record) {
    long ms = lifetimes.expiresMs(record);
    return ms == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ms));
  }

  /** How full the store is; looks at all of it. */
  public StoreFill fill() {
    return evictor.fill();
  }

  /**
   * From now on no process evicts this key, stored yet or not.
   *
   * @return false if the folder refused, of which people hear
   */
  public boolean pin(CacheKey key) {
    try {
      if (isPublished()) {
        pins.pin(key, durability != Durability.NONE);
        return true;
      }
    } catch (IOException e) {
      warnings.degraded(e);
    }
    return false;
  }

  /** Takes a pin away; whether there was one. */
  public boolean unpin(CacheKey key) {
    try {
      return pins.unpin(key);
    } catch (IOException e) {
      warnings.degraded(e);
      return false;
    }
  }

  /** Whether a key is pinned. */
  public boolean isPinned(CacheKey key) {
    return pins.isPinned(key.key32());
  }

  /** All pinned keys, sorted. */
  public List<CacheKey> pins() {
    try {
      return pins.keys();
    } catch (IOException e) {
      warnings.degraded(e);
      return List.of();
    }
  }

  /**
   * Evicts what is asked for. An evicted key misses with {@code EVICTED}; who reads its value at
   * this moment is not hurt.
   *
   * @throws CacheIoException if the folder cannot be read or written
   * @throws IncompatibleDataException if it is no store of this version
   */
  public Eviction evict(EvictionRequest request) {
    return maintained(() -> evictor.run(request));
  }

  /**
   * Removes what nobody is served, once it has not been touched for a time of grace: records beyond
   * the versions that are kept, blobs that no record names, trash and temporary files.
   *
   * @param grace by the file system's clock; {@link #GRACE} unless somebody knows better
   * @throws CacheIoException as {@link #evict}
   * @throws IncompatibleDataException as {@link #evict}
   */
  public Eviction collect(Duration grace, boolean dryRun) {
    if (grace.isNegative()) {
      throw new IllegalArgumentException("a grace of " + grace + " found; expected 0 or more");
    }
    return maintained(
        () -> {
          long now = dryRun ? clock.now().toMillis() : clock.ask(layout.trash()).toMillis();
          return new Collector(layout, records, policy(), durability, now, grace.toMillis(), dryRun)
              .run();
        });
  }

  private boolean isPublished() throws IOException {
    try {
      marker.publish(durability != Durability.NONE);
      return true;
    } catch (IncompatibleDataException e) {
      warnings.warn("marker", e.getMessage());
      return false;
    }
  }

  /** Work on the whole store. */
  @FunctionalInterface
  private interface Maintenance {
    Eviction run() throws IOException;
  }

  private Eviction maintained(Maintenance work) {
    try {
      marker.check();
      return marker.isPresent()
          ? work.run()
          : new Eviction(List.of(), 0, 0, policy().maxSizeBytes(), false);
    } catch (IOException e) {
      throw new CacheIoException(
          "the store at " + layout.root() + " cannot be tidied: " + IoCause.describe(e), e);
    }
  }
}
