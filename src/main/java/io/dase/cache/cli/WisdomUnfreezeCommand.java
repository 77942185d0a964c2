// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Lets a frozen problem be planned again. */
@Command(
    name = "unfreeze",
    description =
        "Let a problem that 'wisdom freeze' pinned be planned again, whatever FFTW and precision"
            + " it is frozen for. Exit 1 if it was not frozen.",
    footer = "  dase-cache wisdom unfreeze fft_1d_4096/forward/out/1/measure")
final class WisdomUnfreezeCommand extends WisdomPinCommand {
  @Override
  int change(Session session, Planner planner, PlanSpec spec) throws IOException {
    boolean unfrozen = planner.unfreeze(spec);
    if (unfrozen || session.json()) {
      print(session, json(spec).put("unfrozen", unfrozen), "unfrozen " + spec);
    }
    if (!unfrozen) {
      session
          .terminal()
          .error(
              spec
                  + " was not frozen; a problem is frozen with its direction, placement, threads"
                  + " and rigor, so name it as 'dase-cache wisdom frozen' lists it");
    }
    return unfrozen ? ExitCode.OK : ExitCode.NO;
  }
}
