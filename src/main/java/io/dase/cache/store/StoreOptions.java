// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a store behaves. Immutable; safe from any thread.
 *
 * @param durability what a put waits for
 * @param putDeadline how long a put tries against other writers before it is skipped
 * @param statisticsInterval how often the counts of use are written
 * @param limits above what {@code cache.json} and the environment say
 * @param systemRoot a store that is read below this one and never written: what this one neither
 *     holds nor has deleted is served from there
 * @param readOnly whether nothing is stored: puts are skipped, uses are not written down
 * @param warn called once per process and cause when the store degrades; from any thread
 */
public record StoreOptions(
    Durability durability,
    Duration putDeadline,
    Duration statisticsInterval,
    PolicyOverrides limits,
    Optional<Path> systemRoot,
    boolean readOnly,
    Consumer<String> warn) {
  /** The environment variable that names the system root. */
  public static final String SYSTEM_ROOT = "DASE_CACHE_SYSTEM_ROOT";

  private static final Logger LOG = System.getLogger(Store.class.getName());

  private static final Duration MIN_INTERVAL = Duration.ofMillis(1);

  /** Well below what fits into nanoseconds. */
  private static final Duration MAX_DURATION = Duration.ofDays(36_500);

  /**
   * @throws IllegalArgumentException for a deadline or an interval out of range
   */
  public StoreOptions {
    Objects.requireNonNull(durability, "durability");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(warn, "warn");
    systemRoot = systemRoot.map(root -> root.toAbsolutePath().normalize());
    if (putDeadline.isNegative()
        || putDeadline.compareTo(MAX_DURATION) > 0
        || statisticsInterval.compareTo(MIN_INTERVAL) < 0
        || statisticsInterval.compareTo(MAX_DURATION) > 0) {
      throw new IllegalArgumentException(
          "put deadline "
              + putDeadline
              + ", statistics interval "
              + statisticsInterval
              + " found; expected 0 or more, at least 1 ms, and at most "
              + MAX_DURATION);
    }
  }

  /**
   * Durability {@code FILE}, 10 s, 60 s, the system root that {@value #SYSTEM_ROOT} names if it
   * does, warnings to {@code System.Logger}.
   */
  public static StoreOptions defaults() {
    return new StoreOptions(
        Durability.FILE,
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        PolicyOverrides.NONE,
        Optional.ofNullable(System.getenv(SYSTEM_ROOT)).filter(s -> !s.isEmpty()).map(Path::of),
        false,
        message -> LOG.log(Level.WARNING, message));
  }

  public StoreOptions withDurability(Durability value) {
    return new StoreOptions(
        value, putDeadline, statisticsInterval, limits, systemRoot, readOnly, warn);
  }

  public StoreOptions withPutDeadline(Duration value) {
    return new StoreOptions(
        durability, value, statisticsInterval, limits, systemRoot, readOnly, warn);
  }

  public StoreOptions withStatisticsInterval(Duration value) {
    return new StoreOptions(durability, putDeadline, value, limits, systemRoot, readOnly, warn);
  }

  /** With this system root; empty: none. */
  public StoreOptions withSystemRoot(Optional<Path> value) {
    return new StoreOptions(
        durability, putDeadline, statisticsInterval, limits, value, readOnly, warn);
  }

  public StoreOptions withLimits(PolicyOverrides value) {
    return new StoreOptions(
        durability, putDeadline, statisticsInterval, value, systemRoot, readOnly, warn);
  }

  public StoreOptions withWarn(Consumer<String> value) {
    return new StoreOptions(
        durability, putDeadline, statisticsInterval, limits, systemRoot, readOnly, value);
  }

  public StoreOptions withReadOnly(boolean value) {
    return new StoreOptions(
        durability, putDeadline, statisticsInterval, limits, systemRoot, value, warn);
  }
}
