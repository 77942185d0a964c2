// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.fftw.FrozenProblem;
import io.dase.cache.fftw.Planner;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists what is frozen. */
@Command(
    name = "frozen",
    description =
        "List the problems that 'wisdom freeze' pinned, on any machine: the plan's digest, whether"
            + " this process can make that plan, when it was pinned, and the FFTW that makes it.",
    footer = "  dase-cache wisdom frozen")
final class WisdomFrozenCommand extends Subcommand {
  private static final String ROW = "%-36s %-16s  %-12s %-20s  %s";

  @Override
  int run(Session session) throws IOException {
    List<FrozenProblem> frozen;
    try (Planner planner = session.readable().planner()) {
      frozen = planner.frozen();
    }
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(frozen));
    } else {
      if (!frozen.isEmpty()) {
        session
            .terminal()
            .marked(
                "@|bold " + ROW.formatted("problem", "plan", "usable", "frozen", "FFTW") + "|@");
      }
      frozen.forEach(problem -> session.terminal().line(line(problem)));
      session.terminal().line("Total: " + Count.of(frozen.size(), "problem", "problems"));
    }
    return ExitCode.OK;
  }

  private static String line(FrozenProblem problem) {
    return ROW.formatted(
        problem.spec(),
        SafeText.escape(problem.planDigest()),
        problem.usability().text(),
        problem.frozen().truncatedTo(ChronoUnit.SECONDS),
        SafeText.escape(problem.fingerprint().hard()));
  }

  private static ObjectNode json(List<FrozenProblem> frozen) {
    ObjectNode json = JsonOutput.object();
    ArrayNode problems = json.putArray("problems");
    for (FrozenProblem problem : frozen) {
      problems
          .addObject()
          .put("spec", problem.spec().text())
          .put("plan_digest", problem.planDigest())
          .put("usable", problem.usability().text())
          .put("frozen", problem.frozen().toString())
          .put("hard", problem.fingerprint().hard())
          .put("soft", problem.fingerprint().soft())
          .put("variant", problem.fingerprint().variant());
    }
    return json;
  }
}
