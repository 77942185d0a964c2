// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.core.Category;
import io.dase.cache.maintenance.Cleanup;
import io.dase.cache.store.PolicyOverrides;
import io.dase.cache.store.Store;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** What {@code maintain --cleanup} is told. Used by one thread. */
final class CleanupOptions {
  private static final double DEFAULT_DAYS = 30;
  private static final double MAX_DAYS = 36_500;
  private static final double BYTES_PER_MB = 1024.0 * 1024.0;
  private static final double MAX_MB = 8e12;
  private static final double DAY_MS = Duration.ofDays(1).toMillis();

  /** What the age of an entry is counted from. */
  private enum Since {
    USED,
    CREATED
  }

  @Option(
      names = "--max-age-days",
      paramLabel = "N",
      description = "Entries that were not used for so long; fractions are allowed.")
  private Double maxAgeDays;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description = "Count the age from when it was last used, or created; default: used.")
  private Since by;

  @Option(
      names = "--keep-versions",
      paramLabel = "N",
      description =
          "Versions of a key beyond the newest N, a day after they were replaced; categories that"
              + " have a number of their own in cache.json keep it.")
  private Integer keepVersions;

  @Option(
      names = "--category",
      paramLabel = "CATEGORY",
      description = "Entries of this one only; what belongs to none is left then.")
  private String category;

  @Option(
      names = "--incompatible",
      description = "Wisdom of other FFTW builds; machines that have them lose it.")
  private boolean incompatible;

  /** The option of all commands, which here says what may be left; null: not given. */
  private Double maxSizeMb;

  @Option(names = "--dry-run", description = "Say what would go and why, and change nothing.")
  private boolean dryRun;

  boolean areGiven() {
    return maxAgeDays != null
        || by != null
        || maxSizeMb != null
        || keepVersions != null
        || category != null
        || incompatible
        || dryRun;
  }

  boolean isDryRun() {
    return dryRun;
  }

  /** Before {@link #check}. */
  void take(Session session) {
    maxSizeMb = session.maxSizeMb().isPresent() ? session.maxSizeMb().getAsDouble() : null;
  }

  void check(Subcommand command) {
    if (maxAgeDays != null && !(maxAgeDays >= 0 && maxAgeDays <= MAX_DAYS)) {
      throw command.usage("--max-age-days is %s; expected 0 to 36500".formatted(maxAgeDays));
    }
    if (maxSizeMb != null && !(maxSizeMb >= 0 && maxSizeMb <= MAX_MB)) {
      throw command.usage("--max-size-mb is %s; expected 0 to 8e12".formatted(maxSizeMb));
    }
    if (keepVersions != null && keepVersions < 1) {
      throw command.usage("--keep-versions is %d; expected at least 1".formatted(keepVersions));
    }
    if (by != null && ageDays() == null) {
      throw command.usage("--by says what --max-age-days counts from; give that too");
    }
    if (category != null) {
      category = new Category(category).name();
    }
  }

  Store open(Session session) {
    return keepVersions == null
        ? session.store()
        : session.store(PolicyOverrides.NONE.withKeepVersions(keepVersions));
  }

  Cleanup cleanup() {
    Optional<Duration> age =
        Optional.ofNullable(ageDays()).map(days -> Duration.ofMillis(Math.round(days * DAY_MS)));
    return new Cleanup(
        Optional.ofNullable(category).map(Category::new),
        by == Since.CREATED ? Optional.empty() : age,
        by == Since.CREATED ? age : Optional.empty(),
        maxSizeMb == null
            ? OptionalLong.empty()
            : OptionalLong.of(Math.round(maxSizeMb * BYTES_PER_MB)),
        incompatible,
        dryRun);
  }

  /** Null: age does not matter. */
  private Double ageDays() {
    boolean other = maxSizeMb != null || keepVersions != null || incompatible;
    return maxAgeDays != null || other ? maxAgeDays : Double.valueOf(DEFAULT_DAYS);
  }
}
