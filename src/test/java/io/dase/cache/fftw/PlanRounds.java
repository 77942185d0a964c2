// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plans, binds, executes and closes in rounds; prints the MiB by which the process grew. */
final class PlanRounds {
  private static final int PAGE = 4096;

  private PlanRounds() {}

  /** Arguments: the root, how many rounds. */
  public static void main(String[] arguments) throws IOException {
    long rounds = Long.parseLong(arguments[1]);
    long before = 0;
    PlanSpec spec = PlanSpec.dft(64).rigor(Rigor.ESTIMATE);
    try (Planner planner = new Planner(Path.of(arguments[0]))) {
      for (long round = 0; round < rounds; round++) {
        if (round == rounds / 4) {
          before = residentBytes();
        }
        try (FftBuffer in = FftBuffer.inputOf(spec);
            FftBuffer out = FftBuffer.outputOf(spec);
            Plan plan = planner.plan(spec);
            BoundPlan bound = plan.bind(in, out)) {
          bound.execute();
          plan.execute(new double[128], new double[128]);
        }
      }
    }
    System.out.println((residentBytes() - before) >> 20);
  }

  private static long residentBytes() throws IOException {
    String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ");
    return Long.parseLong(pages[1]) * PAGE;
  }
}
