// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Layer;
import io.dase.cache.core.Variant;
import io.dase.cache.maintenance.ThisMachine;
import io.dase.cache.store.EntryVersion;
import io.dase.cache.store.Record;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the versions of an entry that are still there. */
@Command(
    name = "versions",
    description =
        "List the versions of an entry in the user's root, newest first, and why each is kept;"
            + " exit 1 if there is none.",
    footer = "  dase-cache versions surrogates pressure")
final class VersionsCommand extends Subcommand {
  private static final String ROW = "%10s  %-8s %-24s %10s  %-12s  %-8s %-10s %s";
  private static final int DIGEST_SHOWN = 12;

  @Mixin private KeyArguments arguments;

  @Override
  int run(Session session) throws IOException {
    CacheKey key = arguments.key();
    List<EntryVersion> versions;
    try (CacheManager manager = session.readable().manager()) {
      Variant mine = ThisMachine.variant(key);
      versions = manager.versions(key.category().name(), key.key(), mine);
      if (versions.isEmpty() && manager.why(key.category().name(), key.key(), mine).isPresent()) {
        session.terminal().error(key + " is in the system root only; name that one by --root");
      }
    }
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(key, versions));
    } else {
      print(session.terminal(), versions);
    }
    return versions.isEmpty() ? ExitCode.NO : ExitCode.OK;
  }

  private static void print(Terminal terminal, List<EntryVersion> versions) {
    terminal.marked(
        "@|bold "
            + ROW.formatted(
                "generation", "state", "created", "size", "sha256", "kept", "restorable", "writer")
            + "|@");
    for (EntryVersion version : versions) {
      Record record = version.record();
      terminal.line(
          ROW.formatted(
              record.generation(),
              record.state().text(),
              Instant.ofEpochMilli(record.createdMs()),
              Sizes.human(record.size()),
              record.isLive() ? record.sha256().substring(0, DIGEST_SHOWN) : "",
              version.kept().text(),
              version.restorable() ? "yes" : "no",
              SafeText.escape(record.writer())));
    }
  }

  private static ObjectNode json(CacheKey key, List<EntryVersion> versions) {
    ObjectNode json = JsonOutput.of(key);
    ArrayNode list = json.putArray("versions");
    for (EntryVersion version : versions) {
      Record record = version.record();
      list.addObject()
          .put("generation", record.generation())
          .put("layer", Layer.USER.text())
          .put("state", record.state().text())
          .put("created", Instant.ofEpochMilli(record.createdMs()).toString())
          .put("size_bytes", record.size())
          .put("sha256", record.sha256())
          .put("writer", record.writer())
          .put("kept", version.kept().text())
          .put("restorable", version.restorable());
    }
    return json;
  }
}
