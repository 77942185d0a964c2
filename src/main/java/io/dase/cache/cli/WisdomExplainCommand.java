// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanTree;
import io.dase.cache.fftw.WisdomCandidate;
import io.dase.cache.fftw.WisdomProblem;
import io.dase.cache.maintenance.WisdomUse;
import io.dase.cache.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows each problem that a key holds wisdom for. */
@Command(
    name = "explain",
    description =
        "Show each problem that a key holds wisdom for: times, plan, maker, usability; and the"
            + " planning time that it saved.",
    footer = "  dase-cache wisdom explain fft_2d_512x512")
final class WisdomExplainCommand extends Subcommand {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double MILLIS_PER_SECOND = 1e3;

  @Parameters(index = "0", paramLabel = "KEY", description = "Such as fft_2d_512x512.")
  private String key;

  @Override
  int run(Session session) throws IOException {
    List<WisdomProblem> problems;
    WisdomUse use;
    try (FFTWWisdomHelper helper = session.readable().wisdom()) {
      problems = helper.explain(key);
    }
    if (problems.isEmpty()) {
      throw PathCommand.missing(new CacheKey(Category.FFTW_WISDOM, key));
    }
    try (Store store = session.store()) {
      use = WisdomUse.of(store, key, problems);
    }
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(problems, use));
    } else {
      problems.forEach(problem -> print(session.terminal(), problem));
      print(session.terminal(), use);
    }
    return ExitCode.OK;
  }

  private static void print(Terminal terminal, WisdomProblem problem) {
    terminal.line(problem.spec().text());
    terminal.line("  usable here: " + problem.usability().text());
    terminal.line("  one run:     " + measured(problem));
    problem.candidates().forEach(candidate -> print(terminal, candidate));
    terminal.line("  planning:    " + problem.planning().toMillis() + " ms");
    terminal.line(
        "  made:        "
            + SafeText.escape(
                problem.created() + " by " + problem.writer() + " on " + problem.host()));
    PlanTree.parse(problem.planText())
        .map(PlanTree::lines)
        .orElseGet(() -> problem.planText().lines().toList())
        .forEach(line -> terminal.line("  | " + SafeText.escape(line)));
  }

  private static void print(Terminal terminal, WisdomCandidate candidate) {
    terminal.line(
        "    beside:    %s (%s, %s)"
            .formatted(
                micros(candidate.measured()),
                candidate.rigor().text(),
                Count.of(candidate.threads(), "thread", "threads")));
  }

  private static void print(Terminal terminal, WisdomUse use) {
    terminal.line(
        "loaded %s by all programs; planning saved so far: about %s"
            .formatted(
                Count.of(use.loads(), "time", "times"),
                String.format(Locale.ROOT, "%.3f s", use.saved().toMillis() / MILLIS_PER_SECOND)));
  }

  private static String measured(WisdomProblem problem) {
    return problem.measured().isZero() ? "not measured" : micros(problem.measured());
  }

  private static String micros(Duration time) {
    return String.format(Locale.ROOT, "%.1f µs", time.toNanos() / NANOS_PER_MICRO);
  }

  private ObjectNode json(List<WisdomProblem> problems, WisdomUse use) {
    ObjectNode json = JsonOutput.object();
    json.put("key", key);
    json.put("loads", use.loads());
    json.put("saved_ms", use.saved().toMillis());
    ArrayNode list = json.putArray("problems");
    for (WisdomProblem problem : problems) {
      ObjectNode node = list.addObject();
      node.put("spec", problem.spec().text());
      node.put("direction", problem.spec().direction().text());
      node.put("placement", problem.spec().placement().text());
      node.put("threads", problem.spec().threads());
      node.put("rigor", problem.spec().rigor().text());
      node.put("usable", problem.usability().text());
      node.put("measured_ns", problem.measured().toNanos());
      ArrayNode candidates = node.putArray("candidates");
      for (WisdomCandidate candidate : problem.candidates()) {
        candidates
            .addObject()
            .put("rigor", candidate.rigor().text())
            .put("threads", candidate.threads())
            .put("measured_ns", candidate.measured().toNanos());
      }
      node.put("planning_ms", problem.planning().toMillis());
      node.put("plan", problem.planText());
      PlanTree.parse(problem.planText()).ifPresent(tree -> add(node.putObject("tree"), tree));
      node.put("plan_digest", problem.planDigest());
      node.put("writer", problem.writer());
      node.put("host", problem.host());
      node.put("created", problem.created().toString());
    }
    return json;
  }

  private static void add(ObjectNode node, PlanTree tree) {
    node.put("solver", tree.solver());
    ArrayNode parts = node.putArray("parts");
    tree.parts().forEach(part -> add(parts.addObject(), part));
  }
}
