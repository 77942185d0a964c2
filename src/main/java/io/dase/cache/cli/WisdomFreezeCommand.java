// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Pins a problem to the plan that the store holds for it. */
@Command(
    name = "freeze",
    description =
        "Pin a problem to the plan that the store holds for it and print the plan's digest: until"
            + " 'wisdom unfreeze' planners hand out this plan, with bit for bit the same results,"
            + " or none. 'wisdom frozen' lists what is pinned.",
    footer =
        "  dase-cache wisdom generate fft_1d_4096/forward/out/1/measure%n"
            + "  dase-cache wisdom freeze fft_1d_4096/forward/out/1/measure")
final class WisdomFreezeCommand extends WisdomPinCommand {
  @Override
  int change(Session session, Planner planner, PlanSpec spec) throws IOException {
    String digest = planner.freeze(spec);
    print(session, json(spec).put("plan_digest", digest), digest);
    return ExitCode.OK;
  }
}
