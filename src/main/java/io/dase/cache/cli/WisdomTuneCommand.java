// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.fftw.PlanMiss;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Precision;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.TuneOptions;
import io.dase.cache.fftw.TuneProgress;
import io.dase.cache.fftw.TuneReport;
import io.dase.cache.maintenance.Problems;
import io.dase.cache.warmup.Transforms;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches for the fastest plans, as long as one likes. */
@Command(
    name = "tune",
    description =
        "Search for the fastest plans and store each as soon as it is found: what was stopped goes"
            + " on where it ended when the same command runs again. A KEY means its problems"
            + " (each direction, in and out of place, one thread), 'all' those of a warm-up; a"
            + " problem as 'wisdom explain' writes it means itself.",
    footer =
        "  dase-cache wisdom tune fft_2d_512x512 --rigor patient --deadline 10m%n"
            + "  dase-cache wisdom tune --from-misses")
final class WisdomTuneCommand extends Subcommand {
  private static final String ALL = "all";

  @Parameters(arity = "0..*", paramLabel = "KEY", description = "A key, a problem, or 'all'.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--from-misses",
      description = "What programs asked for and did not get, see 'wisdom misses'.")
  private boolean fromMisses;

  @Option(
      names = "--rigor",
      paramLabel = "RIGOR",
      defaultValue = "patient",
      description = "For keys and 'all': measure, patient or exhaustive; default: patient.")
  private Rigor rigor;

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "Such as 10m: when it has passed, the search ends with what it has stored.")
  private Duration deadline;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Searches at one time; default: 1. They disturb each other's times on one machine.")
  private int jobs;

  @Option(names = "--force", description = "Search again for what is held; the faster is kept.")
  private boolean force;

  @Override
  int run(Session session) throws IOException {
    if (keys.isEmpty() == !fromMisses) {
      throw usage("name keys, problems or 'all', or give --from-misses alone");
    }
    TuneOptions options = new TuneOptions(Optional.ofNullable(deadline), jobs, force);
    List<TuneProgress> failures = new ArrayList<>();
    TuneReport report;
    try (Planner planner = session.planner();
        TuneDisplay display = TuneDisplay.of(session, deadline)) {
      report =
          planner.tune(
              problems(planner),
              options,
              progress -> {
                display.show(progress);
                if (!progress.message().isEmpty()) {
                  failures.add(progress);
                }
                return true;
              });
    }
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(report, failures));
    } else {
      print(session.terminal(), report);
    }
    return complain(session.terminal(), report, failures);
  }

  private List<PlanSpec> problems(Planner planner) {
    Set<PlanSpec> problems = new LinkedHashSet<>();
    if (fromMisses) {
      planner.misses().stream()
          .map(PlanMiss::spec)
          .filter(spec -> spec.precision() != Precision.LONG_DOUBLE)
          .forEach(problems::add);
    }
    for (String key : keys) {
      if (key.equals(ALL)) {
        Transforms.common()
            .transforms()
            .forEach(transform -> problems.addAll(transform.with(rigor).problems()));
      } else {
        problems.addAll(Problems.of(key, rigor));
      }
    }
    return List.copyOf(problems);
  }

  private static void print(Terminal terminal, TuneReport report) {
    terminal.line(
        "planned %d, held %d, frozen %d, failed %d, left %d"
            .formatted(
                report.planned(),
                report.held(),
                report.frozen(),
                report.failed(),
                report.left().size()));
  }

  private static int complain(Terminal terminal, TuneReport report, List<TuneProgress> failures) {
    for (TuneProgress failure : failures) {
      terminal.error(failure.spec() + ": " + failure.message());
    }
    if (!report.left().isEmpty()) {
      terminal.error(
          "time was up: %s left; what was found is stored, the same command goes on from here"
              .formatted(Count.of(report.left().size(), "problem is", "problems are")));
    }
    return report.failed() == 0 && report.left().isEmpty() ? ExitCode.OK : ExitCode.NO;
  }

  private static ObjectNode json(TuneReport report, List<TuneProgress> failures) {
    ObjectNode json = JsonOutput.object();
    json.put("planned", report.planned());
    json.put("held", report.held());
    json.put("frozen", report.frozen());
    json.put("failed", report.failed());
    ArrayNode left = json.putArray("left");
    report.left().stream().map(PlanSpec::text).forEach(left::add);
    ArrayNode failed = json.putArray("failures");
    for (TuneProgress failure : failures) {
      failed.addObject().put("spec", failure.spec().text()).put("reason", failure.message());
    }
    return json;
  }
}
