// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.MissReason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counts that one process has written (docs/store-format.md, Statistics of use). Immutable.
 *
 * @param closed whether its process will write no more
 * @param totals the counts
 * @param folded ids of the files whose counts are part of these
 */
record UsageFile(boolean closed, UsageTotals totals, List<String> folded) {
  UsageFile {
    folded = List.copyOf(folded);
  }

  /** Canonical JSON and a line feed. */
  byte[] encode() {
    Map<String, Map<String, Object>> entries = new TreeMap<>();
    totals
        .entries()
        .forEach(
            (key, use) ->
                entries
                    .computeIfAbsent(key.category().name(), c -> new HashMap<>())
                    .put(key.key(), Map.of("hits", use.hits(), "last_ms", use.lastMs())));
    Map<String, Map<String, Long>> misses = new TreeMap<>();
    totals
        .misses()
        .forEach(
            (category, counts) ->
                counts.forEach(
                    (reason, count) ->
                        misses
                            .computeIfAbsent(category.name(), c -> new HashMap<>())
                            .put(reason.name(), count)));
    Map<String, Object> members = new HashMap<>();
    members.put("closed", closed ? 1 : 0);
    members.put("entries", entries);
    members.put("misses", misses);
    members.put(
        "planning",
        Map.of("saved_ns", totals.planningSavedNs(), "spent_ns", totals.planningSpentNs()));
    if (!totals.planMisses().isEmpty()) {
      members.put("plan_misses", totals.planMisses());
    }
    if (!folded.isEmpty()) {
      members.put("folded", folded);
    }
    byte[] json = CanonicalJson.print(members);
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  /**
   * @throws CorruptDataException for anything but such a file
   */
  static UsageFile decode(byte[] line) {
    if (line.length == 0 || line[line.length - 1] != '\n') {
      throw new CorruptDataException("found a file without a final line feed; expected counts");
    }
    Map<String, Object> json = CanonicalJson.parse(Arrays.copyOf(line, line.length - 1));
    Members members = new Members(json);
    try {
      Members planning = new Members(optionalObject(members, json, "planning"));
      return new UsageFile(
          json.containsKey("closed") && members.integer("closed") == 1,
          new UsageTotals(
              entries(members),
              misses(optionalObject(members, json, "misses")),
              planMisses(optionalObject(members, json, "plan_misses")),
              json.containsKey("planning") ? count(planning, "spent_ns") : 0,
              json.containsKey("planning") ? count(planning, "saved_ns") : 0),
          json.containsKey("folded") ? members.texts("folded") : List.of());
    } catch (IllegalArgumentException e) {
      throw new CorruptDataException(e.getMessage(), e);
    }
  }

  private static Map<CacheKey, UsageTotals.Use> entries(Members file) {
    Map<CacheKey, UsageTotals.Use> uses = new HashMap<>();
    Map<String, Object> categories = file.map("entries");
    for (String category : categories.keySet()) {
      Map<String, Object> keys = new Members(categories).map(category);
      for (String key : keys.keySet()) {
        Members use = new Members(keys).object(key, 2);
        uses.put(
            CacheKey.of(category, key),
            new UsageTotals.Use(count(use, "hits"), count(use, "last_ms")));
      }
    }
    return uses;
  }

  private static Map<Category, Map<MissReason, Long>> misses(Map<String, Object> categories) {
    Map<Category, Map<MissReason, Long>> misses = new HashMap<>();
    for (String category : categories.keySet()) {
      Members reasons = new Members(new Members(categories).map(category));
      Map<MissReason, Long> counts = new HashMap<>();
      for (String reason : new Members(categories).map(category).keySet()) {
        counts.put(MissReason.valueOf(reason), count(reasons, reason));
      }
      misses.put(new Category(category), counts);
    }
    return misses;
  }

  private static Map<String, Long> planMisses(Map<String, Object> counts) {
    Members members = new Members(counts);
    Map<String, Long> misses = new HashMap<>();
    for (String text : counts.keySet()) {
      misses.put(text, count(members, text));
    }
    return misses;
  }

  private static Map<String, Object> optionalObject(
      Members members, Map<String, Object> json, String name) {
    return json.containsKey(name) ? members.map(name) : Map.of();
  }

  private static long count(Members members, String name) {
    long value = members.integer(name);
    if (value < 0) {
      throw new CorruptDataException("found " + value + " as '" + name + "'; expected 0 or more");
    }
    return value;
  }
}
