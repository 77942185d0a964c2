// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.fftw.Coverage;
import io.dase.cache.fftw.CoverageState;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.maintenance.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what this machine has and lacks. */
@Command(
    name = "coverage",
    description =
        "Show for each key how many of its problems this machine has wisdom for: its own, its own"
            + " of a lower rigor, another machine's, none. Exit 1 unless all is its own.",
    footer = "  dase-cache wisdom coverage --spec my_transforms.txt")
final class WisdomCoverageCommand extends Subcommand {
  private static final String ROW = "%-28s %5s %12s %8s %8s";

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      description =
          "The problems to look for, a key or a problem each line; default: those of 'warmup' and"
              + " whatever the store holds for any machine.")
  private Path file;

  @Mixin private KeyRigor rigor;

  @Override
  int run(Session session) throws IOException {
    List<PlanSpec> problems =
        file == null
            ? KnownProblems.of(session.readable(), rigor.get())
            : Problems.read(file, rigor.get());
    List<Coverage> coverage;
    try (Planner planner = session.planner()) {
      coverage = planner.coverage(problems);
    }
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(coverage));
    } else {
      print(session.terminal(), coverage);
    }
    return count(coverage, CoverageState.OWN) == coverage.size() ? ExitCode.OK : ExitCode.NO;
  }

  private void print(Terminal terminal, List<Coverage> coverage) {
    terminal.marked(
        "@|bold " + ROW.formatted("key", "own", "lower rigor", "foreign", "missing") + "|@");
    Map<String, List<Coverage>> byKey =
        coverage.stream()
            .collect(
                Collectors.groupingBy(
                    problem -> problem.spec().key().text(), TreeMap::new, Collectors.toList()));
    byKey.forEach((key, problems) -> terminal.line(row(key, problems)));
    terminal.line(row("Total: " + Count.of(coverage.size(), "problem", "problems"), coverage));
    if (count(coverage, CoverageState.OWN) < coverage.size()) {
      terminal.line(
          "'dase-cache wisdom tune KEY --rigor %s' makes what a key lacks"
              .formatted(rigor.get().text()));
    }
  }

  private static String row(String title, Collection<Coverage> problems) {
    return ROW.formatted(
        title,
        count(problems, CoverageState.OWN),
        count(problems, CoverageState.LOWER_RIGOR),
        count(problems, CoverageState.FOREIGN),
        count(problems, CoverageState.MISSING));
  }

  private static long count(Collection<Coverage> problems, CoverageState state) {
    return problems.stream().filter(problem -> problem.state() == state).count();
  }

  private static ObjectNode json(List<Coverage> coverage) {
    ObjectNode json = JsonOutput.object();
    for (CoverageState state : CoverageState.values()) {
      json.put(state.text().replace('-', '_'), count(coverage, state));
    }
    ArrayNode problems = json.putArray("problems");
    for (Coverage problem : coverage) {
      problems
          .addObject()
          .put("spec", problem.spec().text())
          .put("state", problem.state().text())
          .put("measured_ns", problem.measured().toNanos());
    }
    return json;
  }
}
