// SPDX-License-Identifier: MIT
package io.dase.cache.jmh.peers;

import io.dase.cache.fftw.FftBuffer;
import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import java.nio.file.Path;

/**
 * {@code FirstResult ROOT [SPEC]}: plans a transform with the store at ROOT, executes it once and
 * ends; without SPEC it only ends. Timed from outside.
 */
public final class FirstResult {
  private FirstResult() {}

  public static void main(String[] args) {
    if (args.length < 2) {
      return;
    }
    PlanSpec spec = PlanSpec.parse(args[1]);
    try (Planner planner = new Planner(Path.of(args[0]));
        Plan plan = planner.plan(spec);
        FftBuffer in = FftBuffer.inputOf(spec);
        FftBuffer out = FftBuffer.outputOf(spec)) {
      in.fill(1);
      plan.execute(in, out);
      if (out.re(new long[spec.sizes().size()]) != in.elements()) {
        throw new IllegalStateException("the sum of the input is " + in.elements());
      }
    }
  }
}
