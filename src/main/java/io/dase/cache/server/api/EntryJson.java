// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.server.http.JsonText;
import io.dase.cache.store.UsageTotals;
import java.time.Instant;

/** What is known of an entry, as JSON. Stateless. */
final class EntryJson {
  private EntryJson() {}

  /** As in a list. */
  static ObjectNode brief(EntryInfo info, UsageTotals usage) {
    long used = usage.use(info.key()).lastMs();
    ObjectNode json = JsonText.object();
    json.put("category", info.key().category().name());
    json.put("key", info.key().key());
    json.put("variant", info.variant().id());
    json.put("layer", info.layer().text());
    json.put("generation", info.generation());
    json.put("extension", info.extension());
    json.put("size_bytes", info.sizeBytes());
    json.put("created", info.created().toString());
    json.put("last_used", used == 0 ? null : Instant.ofEpochMilli(used).toString());
    json.put("accesses", info.accesses());
    json.put("cost_ms", info.costMs());
    return json;
  }

  static ObjectNode full(EntryInfo info, UsageTotals usage) {
    ObjectNode json = brief(info, usage);
    json.putObject("variant")
        .put("id", info.variant().id())
        .put("hard", info.variant().hard())
        .put("soft", info.variant().soft());
    json.put("sha256", info.sha256());
    json.put("expires", info.expires().map(Instant::toString).orElse(null));
    json.put("schema", info.schema());
    json.put("writer", info.writer());
    json.set("meta", JsonText.tree(info.meta()));
    return json;
  }
}
