// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.store.CachePolicy;
import java.io.IOException;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what is known of one entry, and the beginning of its data. */
@Command(
    name = "info",
    description = "Show what is known of an entry, and a preview of its data.",
    footer = "  dase-cache info fractional_kernels kernel_1.5_0.01_1000")
final class InfoCommand extends Subcommand {
  @Mixin private KeyArguments arguments;

  @Override
  int run(Session session) throws IOException {
    CacheKey key = arguments.key();
    EntryInfo info;
    boolean pinned;
    CachePolicy.Rule rule;
    try (CacheManager manager = session.readable().manager()) {
      info =
          manager
              .info(key.category().name(), key.key())
              .orElseThrow(() -> PathCommand.missing(key));
      pinned = manager.limits().isPinned(key);
      rule = manager.policy().rule(key.category());
    }
    String preview = Preview.of(info.file(), info.extension());
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(info, preview).put("pinned", pinned));
    } else {
      print(session.terminal(), info, eviction(pinned, rule), preview);
    }
    return ExitCode.OK;
  }

  private static void print(Terminal terminal, EntryInfo info, String eviction, String preview) {
    field(terminal, "category", info.key().category().name());
    field(terminal, "key", info.key().key());
    field(terminal, "layer", info.layer().text());
    field(terminal, "file", info.file().toString());
    field(terminal, "size", Sizes.human(info.sizeBytes()) + " (" + info.sizeBytes() + " bytes)");
    field(terminal, "sha256", info.sha256());
    field(terminal, "generation", String.valueOf(info.generation()));
    field(terminal, "created", info.created() + " by " + info.writer());
    field(terminal, "expires", info.expires().map(Instant::toString).orElse("never"));
    field(terminal, "eviction", eviction);
    field(terminal, "cost", info.costMs() + " ms");
    field(terminal, "schema", String.valueOf(info.schema()));
    if (!info.variant().hard().isEmpty()) {
      field(terminal, "made for", info.variant().hard() + " | " + info.variant().soft());
    }
    field(terminal, "accesses", String.valueOf(info.accesses()));
    if (!info.meta().isEmpty()) {
      field(terminal, "meta", JsonOutput.tree(info.meta()).toString());
    }
    terminal.line("preview:");
    preview.lines().forEach(line -> terminal.line("  " + SafeText.escape(line)));
  }

  private static String eviction(boolean pinned, CachePolicy.Rule rule) {
    if (pinned) {
      return "never: it is pinned";
    }
    return rule.evictable() ? "possible" : "never: its category does not evict";
  }

  private static void field(Terminal terminal, String name, String value) {
    terminal.line("%-12s%s".formatted(name + ":", SafeText.escape(value)));
  }

  private static ObjectNode json(EntryInfo info, String preview) {
    ObjectNode json = JsonOutput.of(info.key());
    json.putObject("variant")
        .put("id", info.variant().id())
        .put("hard", info.variant().hard())
        .put("soft", info.variant().soft());
    json.put("layer", info.layer().text());
    json.put("file", info.file().toString());
    json.put("extension", info.extension());
    json.put("size_bytes", info.sizeBytes());
    json.put("sha256", info.sha256());
    json.put("generation", info.generation());
    json.put("created", info.created().toString());
    json.put("expires", info.expires().map(Instant::toString).orElse(null));
    json.put("cost_ms", info.costMs());
    json.put("schema", info.schema());
    json.put("writer", info.writer());
    json.put("accesses", info.accesses());
    json.set("meta", JsonOutput.tree(info.meta()));
    json.put("preview", preview);
    return json;
  }
}
