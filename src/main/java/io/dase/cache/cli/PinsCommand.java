// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists what is pinned. */
@Command(
    name = "pins",
    description = "List the keys that are kept from eviction.",
    footer = "  dase-cache pins --json")
final class PinsCommand extends Subcommand {
  @Override
  int run(Session session) throws IOException {
    List<CacheKey> keys;
    try (CacheManager manager = session.manager()) {
      keys = manager.pins();
    }
    if (session.json()) {
      ObjectNode json = JsonOutput.object();
      ArrayNode pins = json.putArray("pins");
      keys.forEach(key -> JsonOutput.put(pins.addObject(), key));
      JsonOutput.print(session.terminal(), json);
    } else {
      keys.forEach(key -> session.terminal().line(SafeText.escape(key.toString())));
    }
    return ExitCode.OK;
  }
}
