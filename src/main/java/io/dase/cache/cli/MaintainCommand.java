// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.core.ReplacedFile;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.maintenance.Growth;
import io.dase.cache.maintenance.HealthCheck;
import io.dase.cache.maintenance.HealthIssue;
import io.dase.cache.maintenance.MaintenanceReport;
import io.dase.cache.maintenance.ReportHtml;
import io.dase.cache.maintenance.ReportJson;
import io.dase.cache.maintenance.WisdomCoverage;
import io.dase.cache.store.Eviction;
import io.dase.cache.store.Store;
import io.dase.cache.store.UsageHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps a cache in order: what a timer runs each week. */
@Command(
    name = "maintain",
    description =
        "Clean up, check, report, and show how the cache grew; at least one of them, in this order."
            + " Exit 1 if the check finds something to do. Each run but a dry one adds a sample to"
            + " the history in the cache.",
    footer = {
      "  dase-cache maintain --check",
      "  dase-cache maintain --cleanup --max-age-days 90 --dry-run",
      "  dase-cache maintain --report --output report.html"
    })
final class MaintainCommand extends Subcommand {
  private static final String HTML = ".html";

  @Option(
      names = "--check",
      description =
          "Look for bad-digest, damaged, orphans, near-limit (90 %%), low-disk (5 %%),"
              + " foreign-wisdom and incompatible-wisdom; exit 1 if any is found.")
  private boolean check;

  @Option(names = "--cleanup", description = "Remove what the options below name.")
  private boolean cleanup;

  @ArgGroup(exclusive = false, heading = "Of --cleanup; without any of them: --max-age-days 30%n")
  private CleanupOptions options = new CleanupOptions();

  @Option(names = "--report", description = "Totals, categories, health, growth, coverage.")
  private boolean report;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Of --report: a file, as JSON, or with plots if it ends in .html.")
  private Path output;

  @Option(names = "--history", description = "Size and hits over time, and when it will be full.")
  private boolean history;

  @Override
  int run(Session given) throws IOException {
    options.take(given);
    Session session = given.withoutSizeLimit();
    requireSense(session);
    boolean healthy = true;
    ObjectNode json = JsonOutput.object();
    try (Store store = options.open(session.readable())) {
      if (cleanup) {
        cleanUp(session, store, json);
      }
      if (!(cleanup && options.isDryRun())) {
        addSample(session, store);
      }
      if (check) {
        healthy = check(session, store, json);
      }
      if (report) {
        report(session, store, json);
      }
      if (history) {
        history(session, store, json);
      }
    }
    if (session.json()) {
      JsonOutput.print(session.terminal(), json);
    }
    return healthy ? ExitCode.OK : ExitCode.NO;
  }

  private void requireSense(Session session) {
    if (!check && !cleanup && !report && !history) {
      throw usage("nothing to do; give --check, --cleanup, --report or --history");
    }
    if (!cleanup && options.areGiven()) {
      throw usage("an option of --cleanup is given without --cleanup");
    }
    if (output != null && !report) {
      throw usage("--output is where --report writes; give --report too");
    }
    if (report && output == null && !session.json() && (check || cleanup || history)) {
      throw usage("--report among others needs --output FILE or --json");
    }
    if (output != null) {
      ReplacedFile.check(output);
    }
    options.check(this);
  }

  private void cleanUp(Session session, Store store, ObjectNode json) {
    Eviction done = options.cleanup().of(store);
    json.set("cleanup", RemovalOutput.json(done));
    if (!session.json()) {
      RemovalOutput.print(session.terminal(), done, "remove", "removed");
    }
  }

  private static void addSample(Session session, Store store) {
    try {
      new UsageHistory(session.root()).add(MaintenanceReport.sample(store));
    } catch (CacheIoException e) {
      session.terminal().warn(e.getMessage());
    }
  }

  private static boolean check(Session session, Store store, ObjectNode json) throws IOException {
    List<HealthIssue> issues = HealthCheck.of(store);
    json.set("check", new ObjectMapper().readTree(ReportJson.text(issues)));
    if (!session.json()) {
      issues.forEach(issue -> print(session.terminal(), issue));
      session
          .terminal()
          .marked(
              issues.isEmpty()
                  ? "@|green healthy|@: nothing asks for action"
                  : "@|red action needed|@: " + Count.of(issues.size(), "issue", "issues"));
    }
    return issues.isEmpty();
  }

  private static void print(Terminal terminal, HealthIssue issue) {
    terminal.line(
        "%-19s %s: %s"
            .formatted(
                issue.code().text(),
                SafeText.escape(issue.subject()),
                SafeText.escape(issue.found())));
    terminal.line(" ".repeat(20) + "-> " + SafeText.escape(issue.remedy()));
  }

  private void report(Session session, Store store, ObjectNode json) throws IOException {
    MaintenanceReport made = MaintenanceReport.of(store, coverage(session));
    if (output == null) {
      String text = ReportJson.text(made);
      json.set("report", new ObjectMapper().readTree(text));
      if (!session.json()) {
        session.terminal().line(text);
      }
      return;
    }
    boolean html = output.toString().toLowerCase(Locale.ROOT).endsWith(HTML);
    String text = html ? ReportHtml.text(made) : ReportJson.text(made) + "\n";
    ReplacedFile.write(output, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    json.put("report_file", output.toAbsolutePath().toString());
    if (!session.json()) {
      session.terminal().line("report: %s, %s".formatted(output, Sizes.human(Files.size(output))));
    }
  }

  private static WisdomCoverage coverage(Session session) {
    try {
      return WisdomCoverage.of(
          session.root(), session.systemRoot(), KnownProblems.of(session, Rigor.MEASURE));
    } catch (NativeLibraryException e) {
      return WisdomCoverage.unavailable(e);
    }
  }

  private static void history(Session session, Store store, ObjectNode json) throws IOException {
    Growth growth = MaintenanceReport.growth(store);
    json.set("history", new ObjectMapper().readTree(ReportJson.text(growth)));
    if (!session.json()) {
      HistoryDisplay.print(session.terminal(), growth);
    }
  }
}
