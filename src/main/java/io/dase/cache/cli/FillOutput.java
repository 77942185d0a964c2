// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.core.Category;
import io.dase.cache.store.StoreFill;
import io.dase.cache.store.StoreFill.CategoryFill;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Prints limits and how full a store is. Stateless. */
final class FillOutput {
  private static final double PERCENT = 100;

  private FillOutput() {}

  static void print(Terminal terminal, StoreFill fill) {
    terminal.line("");
    terminal.line("On disk: " + share(fill.usedBytes(), fill.limitBytes()));
    sorted(fill)
        .forEach(
            (category, each) -> {
              if (each.limitBytes().isPresent()) {
                terminal.line(category + ": " + share(each.usedBytes(), each.limitBytes()));
              }
              if (each.limitEntries().isPresent()) {
                terminal.line(
                    "%s: %d of %d entries"
                        .formatted(category, each.entries(), each.limitEntries().getAsLong()));
              }
            });
  }

  static ObjectNode json(StoreFill fill) {
    ObjectNode json = JsonOutput.object();
    json.put("used_bytes", fill.usedBytes());
    put(json, "limit_bytes", fill.limitBytes());
    json.put("trash_bytes", fill.trashBytes());
    json.put("temporary_bytes", fill.temporaryBytes());
    ObjectNode categories = json.putObject("categories");
    sorted(fill)
        .forEach(
            (category, each) -> {
              ObjectNode one = categories.putObject(category.name());
              one.put("used_bytes", each.usedBytes());
              one.put("entries", each.entries());
              put(one, "limit_bytes", each.limitBytes());
              put(one, "limit_entries", each.limitEntries());
            });
    return json;
  }

  private static Map<Category, CategoryFill> sorted(StoreFill fill) {
    return new TreeMap<>(fill.categories());
  }

  private static void put(ObjectNode json, String name, OptionalLong value) {
    if (value.isPresent()) {
      json.put(name, value.getAsLong());
    } else {
      json.putNull(name);
    }
  }

  private static String share(long used, OptionalLong limit) {
    return limit.isEmpty()
        ? Sizes.human(used)
        : "%s of %s (%.0f %%)"
            .formatted(
                Sizes.human(used),
                Sizes.human(limit.getAsLong()),
                PERCENT * used / Math.max(1, limit.getAsLong()));
  }
}
