// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.store.Eviction;
import io.dase.cache.store.EvictionRequest;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the store within its limits, or evicts what is asked for. */
@Command(
    name = "evict",
    description =
        "Evict what the limits of cache.json demand, or what the conditions given here name."
            + " Pinned entries stay.",
    footer = "  dase-cache evict --idle-days 30 --dry-run")
final class EvictCommand extends Subcommand {
  private static final double BYTES_PER_MB = 1024.0 * 1024.0;
  private static final long MAX_DAYS = 36_500;

  @Parameters(index = "0", arity = "0..1", paramLabel = "CATEGORY", description = "Only this one.")
  private String category;

  @Parameters(index = "1", arity = "0..1", paramLabel = "KEY", description = "Only this entry.")
  private String key;

  @Option(
      names = "--to-mb",
      paramLabel = "N",
      description = "Until no more than that is left; fractions are allowed.")
  private Double megabytes;

  @Option(
      names = "--idle-days",
      paramLabel = "N",
      description = "What was not used for so long; fractions are allowed.")
  private Double idleDays;

  @Option(names = "--dry-run", description = "Say what would go and why, and change nothing.")
  private boolean dryRun;

  @Override
  int run(Session session) throws IOException {
    EvictionRequest request = request();
    Eviction eviction;
    try (CacheManager manager = session.manager()) {
      eviction = manager.evict(request);
    }
    if (session.json()) {
      JsonOutput.print(session.terminal(), RemovalOutput.json(eviction));
    } else {
      RemovalOutput.print(session.terminal(), eviction, "evict", "evicted");
    }
    return ExitCode.OK;
  }

  private EvictionRequest request() {
    EvictionRequest request = EvictionRequest.LIMITS.withDryRun(dryRun);
    if (key != null) {
      request = request.withKey(CacheKey.of(category, key));
    } else if (category != null) {
      request = request.withCategory(new Category(category));
    }
    if (megabytes != null) {
      if (!(megabytes >= 0 && megabytes <= Long.MAX_VALUE / BYTES_PER_MB)) {
        throw usage("--to-mb is " + megabytes + "; expected 0 or more");
      }
      request = request.withToBytes(Math.round(megabytes * BYTES_PER_MB));
    }
    if (idleDays != null) {
      if (!(idleDays >= 0 && idleDays <= MAX_DAYS)) {
        throw usage("--idle-days is " + idleDays + "; expected 0 to " + MAX_DAYS);
      }
      request =
          request.withIdleFor(
              Duration.ofMillis(Math.round(idleDays * Duration.ofDays(1).toMillis())));
    }
    return request;
  }
}
