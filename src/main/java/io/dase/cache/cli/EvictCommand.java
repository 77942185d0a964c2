// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.store.Eviction;
import io.dase.cache.store.EvictionRequest;
import io.dase.cache.store.Removal;
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
      JsonOutput.print(session.terminal(), json(eviction));
    } else {
      print(session.terminal(), eviction);
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

  private static void print(Terminal terminal, Eviction eviction) {
    for (Removal each : eviction.removed()) {
      String what = each.key().map(CacheKey::toString).orElse(each.name());
      terminal.line(
          SafeText.escape(
              "%s %s (%s): %s"
                  .formatted(each.kind().text(), what, Sizes.human(each.bytes()), each.reason())));
    }
    terminal.line(
        "%s %s, %s; %s used, %s"
            .formatted(
                eviction.dryRun() ? "would evict" : "evicted",
                Count.of(eviction.entries(), "entry", "entries"),
                Sizes.human(eviction.freedBytes()),
                Sizes.human(eviction.bytesAfter()),
                eviction.limitBytes().isPresent()
                    ? "limit " + Sizes.human(eviction.limitBytes().getAsLong())
                    : "no limit is set"));
  }

  private static ObjectNode json(Eviction eviction) {
    ObjectNode json = JsonOutput.object();
    json.put("dry_run", eviction.dryRun());
    json.put("entries", eviction.entries());
    json.put("freed_bytes", eviction.freedBytes());
    json.put("bytes_before", eviction.bytesBefore());
    json.put("bytes_after", eviction.bytesAfter());
    if (eviction.limitBytes().isPresent()) {
      json.put("limit_bytes", eviction.limitBytes().getAsLong());
    } else {
      json.putNull("limit_bytes");
    }
    ArrayNode removed = json.putArray("removed");
    for (Removal each : eviction.removed()) {
      removed
          .addObject()
          .put("kind", each.kind().text())
          .put("category", each.key().map(key -> key.category().name()).orElse(null))
          .put("key", each.key().map(CacheKey::key).orElse(null))
          .put("name", each.name())
          .put("bytes", each.bytes())
          .put("reason", each.reason());
    }
    return json;
  }
}
