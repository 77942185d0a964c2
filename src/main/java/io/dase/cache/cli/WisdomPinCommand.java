// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import java.io.IOException;
import picocli.CommandLine.Parameters;

/** What the commands share that pin one problem to its plan, or let it go. */
abstract class WisdomPinCommand extends Subcommand {
  @Parameters(
      index = "0",
      paramLabel = "SPEC",
      description = "One problem, as 'wisdom explain' writes it.")
  private String problem;

  /** Does it, prints the answer and returns an {@link ExitCode}. */
  abstract int change(Session session, Planner planner, PlanSpec spec) throws IOException;

  @Override
  final int run(Session session) throws IOException {
    PlanSpec spec = PlanSpec.parse(problem);
    try (Planner planner = session.planner()) {
      return change(session, planner, spec);
    }
  }

  /** The answer's JSON, to which a command adds its own. */
  static ObjectNode json(PlanSpec spec) {
    return JsonOutput.object().put("spec", spec.text());
  }

  static void print(Session session, ObjectNode json, String line) throws IOException {
    if (session.json()) {
      JsonOutput.print(session.terminal(), json);
    } else {
      session.terminal().line(line);
    }
  }
}
