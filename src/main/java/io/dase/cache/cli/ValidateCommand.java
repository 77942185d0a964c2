// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.maintenance.StoreValidation;
import io.dase.cache.store.Finding;
import io.dase.cache.store.RepairAction;
import io.dase.cache.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks everything that the store holds. */
@Command(
    name = "validate",
    description =
        "Check every digest, record, head, wisdom text and array header; exit 1 and a list if"
            + " anything is bad. Changes nothing, but with --repair: bad values move to quarantine,"
            + " links for native tools point again to what is served, unreadable records are named.",
    footer = "  dase-cache validate --root /srv/dase")
final class ValidateCommand extends Subcommand {
  @Option(names = "--repair", description = "Mend what can be mended, then check again.")
  private boolean repair;

  @Override
  int run(Session session) throws IOException {
    List<RepairAction> repairs = List.of();
    StoreValidation.Result result;
    try (Store store = session.readable().store()) {
      result = StoreValidation.run(store);
      if (repair) {
        repairs = store.health().repair(result.findings());
        result = StoreValidation.run(store);
      }
    }
    List<Finding> findings = result.findings();
    long bad = findings.stream().filter(Finding::isBad).count();
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(result, bad, repairs));
    } else {
      repairs.forEach(action -> print(session.terminal(), action));
      findings.forEach(finding -> print(session.terminal(), finding));
      session
          .terminal()
          .marked(
              bad == 0
                  ? "@|green valid|@: %s checked, %s"
                      .formatted(
                          Count.of(result.entries(), "entry", "entries"),
                          Count.of(findings.size(), "note", "notes"))
                  : "@|red not valid|@: %s, %s"
                      .formatted(
                          Count.of(bad, "bad file", "bad files"),
                          Count.of(findings.size() - bad, "note", "notes")));
    }
    if (bad > 0) {
      session
          .terminal()
          .error(
              "the cache is damaged; reads step over what is bad, and the next save or"
                  + " 'dase-cache warmup' mends it");
    }
    return bad == 0 ? ExitCode.OK : ExitCode.NO;
  }

  private static void print(Terminal terminal, Finding finding) {
    terminal.line(
        "%-4s %s: found %s; expected %s"
            .formatted(
                finding.severity().name().toLowerCase(Locale.ROOT),
                SafeText.escape(finding.path().toString()),
                SafeText.escape(finding.found()),
                SafeText.escape(finding.expected())));
  }

  private static void print(Terminal terminal, RepairAction action) {
    terminal.line(
        "%-11s %s: %s"
            .formatted(
                action.kind().text(),
                SafeText.escape(action.path().toString()),
                SafeText.escape(action.detail())));
  }

  private ObjectNode json(StoreValidation.Result result, long bad, List<RepairAction> repairs) {
    ObjectNode json = JsonOutput.object();
    json.put("valid", bad == 0);
    json.put("entries", result.entries());
    ArrayNode list = json.putArray("findings");
    for (Finding finding : result.findings()) {
      list.addObject()
          .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
          .put("path", finding.path().toString())
          .put("found", finding.found())
          .put("expected", finding.expected());
    }
    if (repair) {
      ArrayNode actions = json.putArray("repairs");
      for (RepairAction action : repairs) {
        actions
            .addObject()
            .put("action", action.kind().text())
            .put("path", action.path().toString())
            .put("detail", action.detail());
      }
    }
    return json;
  }
}
