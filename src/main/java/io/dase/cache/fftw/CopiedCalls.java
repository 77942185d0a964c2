// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.fftw.jni.PlanHandle;

/**
 * Executions of a plan on arrays that FFTW cannot run on: they are copied to scratch and back.
 * Thread-safe on different arrays.
 */
final class CopiedCalls {
  private final PlanHandle handle;
  private final PlanSides sides;
  private final PlanScratch scratch;
  private final double factor;

  /**
   * @param factor what results are multiplied by
   */
  CopiedCalls(PlanHandle handle, PlanSides sides, PlanScratch scratch, double factor) {
    this.handle = handle;
    this.sides = sides;
    this.scratch = scratch;
    this.factor = factor;
  }

  /**
   * Checks and transforms.
   *
   * @param in one array, or the parts of split numbers; null behind the last
   */
  void execute(CallerArray[] in, CallerArray[] out) {
    PlanArray output = sides.output();
    handle.requireOpen();
    sides.check(in, out);
    PlanScratch.Arrays arrays = scratch.take();
    try {
      load(in, arrays.in(), sides.input());
      if (!output.isPacked() && !sides.isInPlace()) {
        load(out, arrays.out(), output);
      }
      run(arrays);
      for (int i = 0; i < output.parts(); i++) {
        out[i].store(arrays.out().part(i), output);
      }
    } finally {
      scratch.giveBack(arrays);
    }
  }

  private static void load(CallerArray[] from, PlanScratch.Side to, PlanArray side) {
    for (int i = 0; i < side.parts(); i++) {
      from[i].load(to.part(i), side);
    }
  }

  private void run(PlanScratch.Arrays arrays) {
    PlanScratch.Side in = arrays.in();
    PlanScratch.Side out = arrays.out();
    handle.executeExclusive(in.memory(0), in.memory(1), out.memory(0), out.memory(1));
    for (int i = 0; factor != 1 && i < sides.output().parts(); i++) {
      handle.scale(out.memory(i), factor);
    }
  }
}
