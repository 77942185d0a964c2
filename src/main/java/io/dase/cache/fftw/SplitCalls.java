// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.fftw.jni.BoundCall;
import io.dase.cache.fftw.jni.NativeMemory;
import io.dase.cache.fftw.jni.PlanHandle;
import java.lang.ref.Reference;

/**
 * Executions of a plan on split buffers: of each side the real and the imaginary part, the latter
 * null if the side is real. Thread-safe on different buffers.
 */
final class SplitCalls {
  private static final int SIMD = 16;

  private final PlanHandle handle;
  private final PlanSides sides;
  private final CopiedCalls copies;
  private final double factor;

  /**
   * @param copies for buffers that FFTW cannot run on as they lie
   * @param factor what results are multiplied by
   */
  SplitCalls(PlanHandle handle, PlanSides sides, CopiedCalls copies, double factor) {
    this.handle = handle;
    this.sides = sides;
    this.copies = copies;
    this.factor = factor;
  }

  void execute(FftBuffer[] in, FftBuffer[] out) {
    CallerArray[] from = CallerArray.of(in);
    CallerArray[] to = CallerArray.of(out);
    try {
      sides.check(from, to);
      NativeMemory[] inputs = memories(sides.input(), in);
      NativeMemory[] outputs = memories(sides.output(), out);
      if (!isPlaced(inputs, outputs)) {
        copies.execute(from, to);
        return;
      }
      handle.execute(inputs, outputs);
      for (int i = 0; factor != 1 && i < outputs.length; i++) {
        handle.scale(outputs[i], factor);
      }
    } finally {
      fence(in);
      fence(out);
    }
  }

  BoundPlan bind(FftBuffer[] in, FftBuffer[] out) {
    try {
      sides.check(CallerArray.of(in), CallerArray.of(out));
      NativeMemory[] inputs = memories(sides.input(), in);
      NativeMemory[] outputs = memories(sides.output(), out);
      if (!isPlaced(inputs, outputs)) {
        throw sides
            .input()
            .invalid(
                "or output buffers overlap, or do not begin on multiples of 16 bytes with the"
                    + " imaginary part as many bytes after the real one as that has, rounded up to"
                    + " 64; bind slices of one buffer");
      }
      return new BoundPlan(new BoundCall(handle, factor, inputs, outputs));
    } finally {
      fence(in);
      fence(out);
    }
  }

  /** Whether FFTW can run on these buffers as they are. */
  private boolean isPlaced(NativeMemory[] in, NativeMemory[] out) {
    PlanArray input = sides.input();
    PlanArray output = sides.output();
    return isPlaced(in, input)
        && isPlaced(out, output)
        && (sides.isInPlace()
            ? in[0].isAt(out[0])
            : !in[0].overlaps(input.span(), out[0], output.span()));
  }

  private static boolean isPlaced(NativeMemory[] parts, PlanArray side) {
    return parts[0].isAlignedTo(SIMD)
        && (parts.length == 1 || parts[0].distanceTo(parts[1]) == side.separation());
  }

  private static NativeMemory[] memories(PlanArray side, FftBuffer[] parts) {
    NativeMemory[] memories = new NativeMemory[side.parts()];
    for (int i = 0; i < memories.length; i++) {
      memories[i] = parts[i].memory();
    }
    return memories;
  }

  private static void fence(FftBuffer[] buffers) {
    for (FftBuffer buffer : buffers) {
      Reference.reachabilityFence(buffer);
    }
  }
}
