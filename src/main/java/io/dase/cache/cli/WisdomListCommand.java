// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.WisdomEntry;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the wisdom of all machines. */
@Command(
    name = "list",
    description = "List the wisdom of all machines, and whether this one may use it.",
    footer = "  dase-cache wisdom list")
final class WisdomListCommand extends Subcommand {
  private static final String ROW = "%-24s %-12s %-6s %9s %10s  %-20s  %s";

  @Override
  int run(Session session) throws IOException {
    try (FFTWWisdomHelper helper = session.readable().wisdom()) {
      List<WisdomEntry> entries = helper.listWisdom();
      if (session.json()) {
        JsonOutput.print(session.terminal(), json(entries));
      } else {
        if (!entries.isEmpty()) {
          session
              .terminal()
              .marked(
                  "@|bold "
                      + ROW.formatted(
                          "key", "usable", "layer", "size", "generation", "created", "writer")
                      + "|@");
        }
        entries.forEach(entry -> print(session.terminal(), entry));
        session.terminal().line("Total: " + Count.of(entries.size(), "entry", "entries"));
      }
    }
    return ExitCode.OK;
  }

  private static void print(Terminal terminal, WisdomEntry entry) {
    terminal.line(
        ROW.formatted(
            SafeText.escape(entry.key()),
            entry.usability().text(),
            entry.layer().text(),
            Sizes.human(entry.sizeBytes()),
            entry.generation(),
            entry.created().truncatedTo(ChronoUnit.SECONDS),
            SafeText.escape(entry.writer())));
  }

  private static ObjectNode json(List<WisdomEntry> entries) {
    ObjectNode json = JsonOutput.object();
    ArrayNode list = json.putArray("entries");
    for (WisdomEntry entry : entries) {
      ObjectNode node = list.addObject();
      node.put("key", entry.key());
      node.put("usable", entry.usability().text());
      node.put("layer", entry.layer().text());
      node.put("variant", entry.fingerprint().variant());
      node.put("hard", entry.fingerprint().hard());
      node.put("soft", entry.fingerprint().soft());
      node.put("size_bytes", entry.sizeBytes());
      node.put("generation", entry.generation());
      node.put("created", entry.created().toString());
      node.put("writer", entry.writer());
    }
    return json;
  }
}
