// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.core.CacheKey;
import io.dase.cache.store.Eviction;
import io.dase.cache.store.Removal;

/** Prints what an eviction or a cleanup took away, or would. Stateless. */
final class RemovalOutput {
  private RemovalOutput() {}

  static void print(Terminal terminal, Eviction eviction, String verb, String past) {
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
                eviction.dryRun() ? "would " + verb : past,
                Count.of(eviction.entries(), "entry", "entries"),
                Sizes.human(eviction.freedBytes()),
                Sizes.human(eviction.bytesAfter()),
                eviction.limitBytes().isPresent()
                    ? "limit " + Sizes.human(eviction.limitBytes().getAsLong())
                    : "no limit is set"));
  }

  static ObjectNode json(Eviction eviction) {
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
