// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.WisdomProblem;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows each problem that a key holds wisdom for. */
@Command(
    name = "explain",
    description = "Show each problem that a key holds wisdom for: times, plan, maker, usability.",
    footer = "  dase-cache wisdom explain fft_2d_512x512")
final class WisdomExplainCommand extends Subcommand {
  private static final double NANOS_PER_MICRO = 1e3;

  @Parameters(index = "0", paramLabel = "KEY", description = "Such as fft_2d_512x512.")
  private String key;

  @Override
  int run(Session session) throws IOException {
    List<WisdomProblem> problems;
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(session.root())) {
      problems = helper.explain(key);
    }
    if (problems.isEmpty()) {
      throw PathCommand.missing(new CacheKey(Category.FFTW_WISDOM, key));
    }
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(problems));
    } else {
      problems.forEach(problem -> print(session.terminal(), problem));
    }
    return ExitCode.OK;
  }

  private static void print(Terminal terminal, WisdomProblem problem) {
    terminal.line(problem.spec().text());
    terminal.line("  usable here: " + problem.usability().text());
    terminal.line("  one run:     " + measured(problem));
    terminal.line("  planning:    " + problem.planning().toMillis() + " ms");
    terminal.line(
        "  made:        "
            + SafeText.escape(
                problem.created() + " by " + problem.writer() + " on " + problem.host()));
    problem.planText().lines().forEach(line -> terminal.line("  | " + SafeText.escape(line)));
  }

  private static String measured(WisdomProblem problem) {
    return problem.measured().isZero()
        ? "not measured"
        : String.format(Locale.ROOT, "%.1f µs", problem.measured().toNanos() / NANOS_PER_MICRO);
  }

  private ObjectNode json(List<WisdomProblem> problems) {
    ObjectNode json = JsonOutput.object();
    json.put("key", key);
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
      node.put("planning_ms", problem.planning().toMillis());
      node.put("plan", problem.planText());
      node.put("plan_digest", problem.planDigest());
      node.put("writer", problem.writer());
      node.put("host", problem.host());
      node.put("created", problem.created().toString());
    }
    return json;
  }
}
