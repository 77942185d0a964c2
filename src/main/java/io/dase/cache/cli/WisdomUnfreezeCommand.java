// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a frozen problem be planned again. */
@Command(
    name = "unfreeze",
    description =
        "Let a problem that 'wisdom freeze' pinned be planned again, whatever FFTW it is frozen"
            + " for. Exit 1 if it was not frozen.",
    footer = "  dase-cache wisdom unfreeze fft_1d_4096/forward/out/1/measure")
final class WisdomUnfreezeCommand extends Subcommand {
  @Parameters(
      index = "0",
      paramLabel = "SPEC",
      description = "The problem, as it was given to 'wisdom freeze'.")
  private String problem;

  @Override
  int run(Session session) throws IOException {
    PlanSpec spec = PlanSpec.parse(problem);
    boolean unfrozen;
    try (Planner planner = new Planner(session.root())) {
      unfrozen = planner.unfreeze(spec);
    }
    if (session.json()) {
      JsonOutput.print(
          session.terminal(),
          JsonOutput.object().put("spec", spec.text()).put("unfrozen", unfrozen));
    } else if (unfrozen) {
      session.terminal().line("unfrozen " + spec);
    }
    if (!unfrozen) {
      session
          .terminal()
          .error(
              spec
                  + " was not frozen; a problem is frozen with its direction, placement, threads"
                  + " and rigor, so name it as it was given to 'dase-cache wisdom freeze'");
    }
    return unfrozen ? ExitCode.OK : ExitCode.NO;
  }
}
