// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.CacheManager;
import io.dase.cache.warmup.Manifest;
import io.dase.cache.warmup.Report;
import io.dase.cache.warmup.Report.Failure;
import io.dase.cache.warmup.Warmup;
import io.dase.cache.warmup.WarmupOptions;
import java.io.IOException;
import java.util.Locale;

/** Runs a warm-up and prints how it went. Stateless. */
final class WarmupRun {
  private static final double NANOS_PER_SECOND = 1e9;

  private WarmupRun() {}

  /** Returns the exit code: that of the worst failure. */
  static int of(Session session, Manifest manifest, WarmupOptions options) throws IOException {
    Report report;
    try (CacheManager manager = session.manager()) {
      report = new Warmup(manager, manifest, options, WarmupProgress.of(session)).run();
    }
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(report));
    } else {
      print(session.terminal(), report);
    }
    String last = "";
    for (Failure failure : report.failures()) {
      String message = failure.cause().getMessage();
      session
          .terminal()
          .error(failure.key() + (message.equals(last) ? ": as above" : ": " + message));
      last = message;
    }
    return report.failures().stream()
        .mapToInt(failure -> ExitCode.of(failure.cause()))
        .max()
        .orElse(ExitCode.OK);
  }

  private static void print(Terminal terminal, Report report) {
    terminal.line(
        String.format(
            Locale.ROOT,
            "made %d, skipped %d, failed %d, %s in %.1f s",
            report.made(),
            report.skipped(),
            report.failures().size(),
            Sizes.human(report.bytes()),
            seconds(report)));
    if (report.proofs() > 0) {
      terminal.line("proven %d/%d".formatted(report.proven(), report.proofs()));
    }
  }

  private static ObjectNode json(Report report) {
    ObjectNode json = JsonOutput.object();
    json.put("made", report.made());
    json.put("skipped", report.skipped());
    json.put("failed", report.failures().size());
    json.put("bytes", report.bytes());
    json.put("seconds", seconds(report));
    json.put("proofs", report.proofs());
    json.put("proven", report.proven());
    ArrayNode failures = json.putArray("failures");
    for (Failure failure : report.failures()) {
      JsonOutput.put(failures.addObject(), failure.key())
          .put("reason", failure.cause().getMessage());
    }
    return json;
  }

  private static double seconds(Report report) {
    return report.elapsed().toNanos() / NANOS_PER_SECOND;
  }
}
