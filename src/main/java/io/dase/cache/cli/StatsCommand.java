// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheStats;
import io.dase.cache.core.CacheStats.CategoryStats;
import io.dase.cache.core.Category;
import io.dase.cache.store.StoreFill;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Totals of entries, bytes and uses. */
@Command(
    name = "stats",
    description =
        "Totals of entries, bytes, accesses and misses by all processes; limits, and how full it is.",
    footer = "  dase-cache stats --json")
final class StatsCommand extends Subcommand {
  @Parameters(arity = "0..1", paramLabel = "CATEGORY", description = "Only this category.")
  private String category;

  @Override
  int run(Session session) throws IOException {
    try (CacheManager manager = session.readable().manager()) {
      CacheStats stats = manager.stats();
      if (category != null) {
        stats = only(stats, new Category(category).name());
      }
      Optional<StoreFill> fill =
          manager.policy().limitsAnything()
              ? Optional.of(manager.limits().fill())
              : Optional.empty();
      if (session.json()) {
        ObjectNode json = json(session, stats);
        fill.ifPresent(found -> json.set("limits", FillOutput.json(found)));
        JsonOutput.print(session.terminal(), json);
      } else {
        print(session, stats);
        fill.ifPresent(found -> FillOutput.print(session.terminal(), found));
      }
    }
    return ExitCode.OK;
  }

  /** Misses are counted over the whole store, so they are left out of a single category. */
  private static CacheStats only(CacheStats stats, String name) {
    SortedMap<String, CategoryStats> one = new TreeMap<>();
    one.put(name, stats.categories().getOrDefault(name, new CategoryStats(0, 0, 0)));
    return new CacheStats(one, Map.of());
  }

  private static void print(Session session, CacheStats stats) {
    Terminal terminal = session.terminal();
    terminal.marked("@|bold Cache Statistics|@");
    terminal.line("Root: " + SafeText.escape(session.root().toString()));
    terminal.line("");
    stats
        .categories()
        .forEach(
            (name, totals) ->
                terminal.line(
                    "%s: %s, %s, %s"
                        .formatted(
                            name,
                            Count.of(totals.entries(), "entry", "entries"),
                            Sizes.human(totals.bytes()),
                            Count.of(totals.accesses(), "access", "accesses"))));
    stats.misses().forEach((reason, n) -> terminal.line("misses (" + reason + "): " + n));
    terminal.line("Total: " + Count.of(stats.totalEntries(), "entry", "entries"));
    terminal.line("Total size: " + Sizes.megabytes(stats.totalSizeBytes()));
  }

  private static ObjectNode json(Session session, CacheStats stats) {
    ObjectNode json = JsonOutput.object();
    json.put("root", session.root().toString());
    json.put("total_entries", stats.totalEntries());
    json.put("total_size_bytes", stats.totalSizeBytes());
    json.put("total_size_mb", stats.totalSizeMb());
    ObjectNode categories = json.putObject("categories");
    stats
        .categories()
        .forEach(
            (name, totals) ->
                categories
                    .putObject(name)
                    .put("entries", totals.entries())
                    .put("bytes", totals.bytes())
                    .put("accesses", totals.accesses()));
    ObjectNode misses = json.putObject("misses");
    stats.misses().forEach((reason, n) -> misses.put(reason.name(), n));
    return json;
  }
}
