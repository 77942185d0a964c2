// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Pins a problem to the plan that the store holds for it. */
@Command(
    name = "freeze",
    description =
        "Pin a problem to the plan that the store holds for it and print the plan's digest: until"
            + " 'wisdom unfreeze' planners hand out this plan, with bit for bit the same results,"
            + " or none.",
    footer =
        "  dase-cache wisdom generate fft_1d_4096/forward/out/1/measure%n"
            + "  dase-cache wisdom freeze fft_1d_4096/forward/out/1/measure")
final class WisdomFreezeCommand extends Subcommand {
  @Parameters(
      index = "0",
      paramLabel = "SPEC",
      description = "One problem, as 'wisdom explain' writes it.")
  private String problem;

  @Override
  int run(Session session) throws IOException {
    PlanSpec spec = PlanSpec.parse(problem);
    String digest;
    try (Planner planner = new Planner(session.root())) {
      digest = planner.freeze(spec);
    }
    if (session.json()) {
      JsonOutput.print(
          session.terminal(),
          JsonOutput.object().put("spec", spec.text()).put("plan_digest", digest));
    } else {
      session.terminal().line(digest);
    }
    return ExitCode.OK;
  }
}
