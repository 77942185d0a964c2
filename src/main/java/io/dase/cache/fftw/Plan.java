// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.core.OutOfNativeMemoryException;
import io.dase.cache.fftw.jni.BoundCall;
import io.dase.cache.fftw.jni.NativeMemory;
import io.dase.cache.fftw.jni.PlanHandle;
import java.lang.ref.Reference;
import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * An FFTW plan, ready to run on any arrays of its {@linkplain #spec() transform}. Results are
 * FFTW's, unnormalised, unless {@link #normalized} says otherwise. Complex numbers are pairs of
 * reals, split ones two arrays.
 *
 * <p>Arrays are those of the spec's layouts: where that is packed exactly so many elements, an
 * {@link FftBuffer} of that shape or of one dimension; for other layouts at least {@link
 * PlanSpec#inputExtent()} elements, and what lies between them stays as it is. An out-of-place plan
 * takes two arrays that do not overlap, an in-place plan one, given once or twice.
 *
 * <p>How fast the ways to call are: {@link BoundPlan#execute()}, then {@link #execute(FftBuffer,
 * FftBuffer)}, then direct NIO buffers, then Java arrays, which are copied to aligned memory and
 * back, as are buffers that do not begin on a multiple of 16 bytes.
 *
 * <p>Every method that executes or binds throws {@link IllegalArgumentException} for arrays of
 * another shape, length, precision or byte order, that overlap, are read-only, or lie in the heap;
 * {@link IllegalStateException} if the plan or a buffer is closed; {@link
 * OutOfNativeMemoryException} if there is no room for a copy. The arrays are then as before.
 *
 * <p>Thread-safe on different arrays. After {@link #close()} nothing executes any more; what runs
 * ends normally. The native plan is freed once it is closed and the garbage collector finds it
 * unreachable.
 */
public final class Plan implements AutoCloseable {
  private static final int SIMD = 16;

  private final PlanHandle handle;
  private final PlanSpec spec;
  private final PlanArray input;
  private final PlanArray output;
  private final PlanScratch scratch;
  private final boolean isInPlace;
  private final double factor;

  /** Takes a native plan over. */
  Plan(PlanHandle handle) {
    this.handle = handle;
    this.spec = PlanSpec.parse(handle.spec());
    this.input = PlanArray.input(spec);
    this.output = PlanArray.output(spec);
    this.isInPlace = spec.placement() == Placement.IN_PLACE;
    this.scratch = new PlanScratch(input, output, isInPlace);
    this.factor = 1;
  }

  private Plan(Plan plan, double factor) {
    this.handle = plan.handle;
    this.spec = plan.spec;
    this.input = plan.input;
    this.output = plan.output;
    this.isInPlace = plan.isInPlace;
    this.scratch = plan.scratch;
    this.factor = factor;
  }

  /** What was planned; {@link PlanSpec#AUTO} threads are a number here. */
  public PlanSpec spec() {
    return spec;
  }

  /** How the plan came about. */
  public PlanSource source() {
    return PlanSource.valueOf(handle.source().toUpperCase(Locale.ROOT));
  }

  /** Wall time that it took to get the plan, whatever its source. */
  public Duration planningTime() {
    return Duration.ofNanos(handle.planningNanos());
  }

  /** FFTW's own text of the plan, one line a node. Waits while another thread plans. */
  public String description() {
    return handle.description();
  }

  /** 16 hex digits that tell one description from another. Waits while another thread plans. */
  public String digest() {
    return handle.digest();
  }

  /**
   * The same plan with results multiplied by {@link Normalization#factor}, in a pass of its own
   * after each execution. Closing one closes both.
   */
  public Plan normalized(Normalization normalization) {
    return new Plan(this, normalization.factor(spec));
  }

  /** Transforms one buffer into the other. */
  public void execute(FftBuffer in, FftBuffer out) {
    try {
      if (check(in, out)) {
        handle.execute(in.memory(), out.memory());
        if (factor != 1) {
          handle.scale(out.memory(), factor);
        }
      } else {
        copied(CallerArray.of(in), CallerArray.of(out));
      }
    } finally {
      Reference.reachabilityFence(in);
      Reference.reachabilityFence(out);
    }
  }

  /** Transforms a buffer in place. */
  public void execute(FftBuffer inOut) {
    execute(inOut, inOut);
  }

  /** Transforms what remains of one direct buffer into what remains of the other. */
  public void execute(DoubleBuffer in, DoubleBuffer out) {
    CallerArray[] from = {new CallerArray.DirectDoubles(in)};
    CallerArray[] to = {new CallerArray.DirectDoubles(out)};
    direct(in, from, out, to, Double.BYTES);
  }

  /** Transforms what remains of a direct buffer in place. */
  public void execute(DoubleBuffer inOut) {
    execute(inOut, inOut);
  }

  /** Transforms what remains of one direct buffer into what remains of the other. */
  public void execute(FloatBuffer in, FloatBuffer out) {
    CallerArray[] from = {new CallerArray.DirectFloats(in)};
    CallerArray[] to = {new CallerArray.DirectFloats(out)};
    direct(in, from, out, to, Float.BYTES);
  }

  /** Transforms what remains of a direct buffer in place. */
  public void execute(FloatBuffer inOut) {
    execute(inOut, inOut);
  }

  /** Transforms one array into the other. The input is never written, whatever the spec says. */
  public void execute(double[] in, double[] out) {
    copied(CallerArray.of(in), CallerArray.of(out));
  }

  /** Transforms an array in place. */
  public void execute(double[] inOut) {
    execute(inOut, inOut);
  }

  /** Transforms one array into the other. The input is never written, whatever the spec says. */
  public void execute(float[] in, float[] out) {
    copied(CallerArray.of(in), CallerArray.of(out));
  }

  /** Transforms an array in place. */
  public void execute(float[] inOut) {
    execute(inOut, inOut);
  }

  /**
   * Transforms split numbers. Without a copy only if each imaginary part begins as many bytes after
   * its real part as that has, rounded up to a multiple of 64: slices of one buffer can.
   *
   * @param inIm null if the input is real
   * @param outIm null if the output is real
   */
  public void executeSplit(FftBuffer inRe, FftBuffer inIm, FftBuffer outRe, FftBuffer outIm) {
    CallerArray[] in = CallerArray.of(inRe, inIm);
    CallerArray[] out = CallerArray.of(outRe, outIm);
    try {
      checkAll(in, out);
      NativeMemory[] from = memories(input, inRe, inIm);
      NativeMemory[] to = memories(output, outRe, outIm);
      if (!isPlaced(from, to)) {
        copied(in, out);
        return;
      }
      handle.execute(from, to);
      for (int i = 0; factor != 1 && i < to.length; i++) {
        handle.scale(to[i], factor);
      }
    } finally {
      fence(inRe, inIm, outRe, outIm);
    }
  }

  /** Transforms split numbers; null where a side is real. */
  public void executeSplit(double[] inRe, double[] inIm, double[] outRe, double[] outIm) {
    copied(CallerArray.of(inRe, inIm), CallerArray.of(outRe, outIm));
  }

  /** Transforms split numbers; null where a side is real. */
  public void executeSplit(float[] inRe, float[] inIm, float[] outRe, float[] outIm) {
    copied(CallerArray.of(inRe, inIm), CallerArray.of(outRe, outIm));
  }

  /**
   * Checks and holds two buffers for many executions.
   *
   * @throws IllegalArgumentException also if a buffer does not begin on a multiple of 16 bytes
   */
  public BoundPlan bind(FftBuffer in, FftBuffer out) {
    try {
      if (!check(in, out)) {
        throw input.invalid("or output begins between multiples of 16 bytes; bind whole buffers");
      }
      NativeMemory[] from = {in.memory()};
      NativeMemory[] to = {out.memory()};
      return new BoundPlan(new BoundCall(handle, factor, from, to));
    } finally {
      Reference.reachabilityFence(in);
      Reference.reachabilityFence(out);
    }
  }

  /** Checks and holds the buffer of an in-place plan for many executions. */
  public BoundPlan bind(FftBuffer inOut) {
    return bind(inOut, inOut);
  }

  /**
   * Checks and holds split buffers for many executions; null where a side is real.
   *
   * @throws IllegalArgumentException also if the buffers would have to be copied, see {@link
   *     #executeSplit(FftBuffer, FftBuffer, FftBuffer, FftBuffer)}
   */
  public BoundPlan bindSplit(FftBuffer inRe, FftBuffer inIm, FftBuffer outRe, FftBuffer outIm) {
    try {
      checkAll(CallerArray.of(inRe, inIm), CallerArray.of(outRe, outIm));
      NativeMemory[] from = memories(input, inRe, inIm);
      NativeMemory[] to = memories(output, outRe, outIm);
      if (!isPlaced(from, to)) {
        throw input.invalid(
            "or output buffers overlap, or do not begin on multiples of 16 bytes with the imaginary"
                + " part as many bytes after the real one as that has, rounded up to 64; bind slices"
                + " of one buffer");
      }
      return new BoundPlan(new BoundCall(handle, factor, from, to));
    } finally {
      fence(inRe, inIm, outRe, outIm);
    }
  }

  /** Refuses further executions, see the class comment. Idempotent; never waits. */
  @Override
  public void close() {
    handle.close();
    scratch.close();
  }

  /** Whether FFTW can run on these buffers as they are. */
  private boolean check(FftBuffer in, FftBuffer out) {
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(out, "out");
    requireParts(1, 1);
    input.require(in);
    output.require(out);
    NativeMemory from = in.memory();
    NativeMemory to = out.memory();
    if (isInPlace) {
      requirePlacement(from.isAt(to));
    } else if (from.overlaps(input.bytes(), to, output.bytes())) {
      throw input.invalid("and the output overlap; use separate buffers, or an in-place plan");
    }
    return from.isAlignedTo(SIMD) && to.isAlignedTo(SIMD);
  }

  /** Whether FFTW can run on these split buffers as they are. */
  private boolean isPlaced(NativeMemory[] in, NativeMemory[] out) {
    return isPlaced(in, input)
        && isPlaced(out, output)
        && (isInPlace ? in[0].isAt(out[0]) : !in[0].overlaps(input.span(), out[0], output.span()));
  }

  private static boolean isPlaced(NativeMemory[] parts, PlanArray side) {
    return parts[0].isAlignedTo(SIMD)
        && (parts.length == 1 || parts[0].distanceTo(parts[1]) == side.separation());
  }

  private static NativeMemory[] memories(PlanArray side, FftBuffer re, FftBuffer im) {
    return side.parts() == 1
        ? new NativeMemory[] {re.memory()}
        : new NativeMemory[] {re.memory(), im.memory()};
  }

  private static void fence(FftBuffer... buffers) {
    for (FftBuffer buffer : buffers) {
      Reference.reachabilityFence(buffer);
    }
  }

  private void direct(
      Buffer in, CallerArray[] from, Buffer out, CallerArray[] to, int elementBytes) {
    checkAll(from, to);
    if (out.isReadOnly()) {
      throw output.invalid("buffer is read-only");
    }
    boolean isWritten = spec.inputPolicy() == InputPolicy.DESTROY;
    long inOffset = begin(in, input) * elementBytes;
    long outOffset = begin(out, output) * elementBytes;
    boolean isDone =
        !(in.isReadOnly() && isWritten)
            && handle.execute(in, inOffset, input.bytes(), out, outOffset, output.bytes());
    if (!isDone) {
      copied(from, to);
    } else if (factor != 1) {
      handle.scale(out, outOffset, factor);
    }
  }

  /** Where the elements begin; within the memory even if another thread moves the position. */
  private static long begin(Buffer buffer, PlanArray side) {
    return Objects.checkFromIndexSize(buffer.position(), side.reals(), buffer.limit());
  }

  private void copied(CallerArray[] in, CallerArray[] out) {
    handle.requireOpen();
    checkAll(in, out);
    PlanScratch.Arrays arrays = scratch.take();
    try {
      load(in, arrays.in(), input);
      if (!output.isPacked() && !isInPlace) {
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
    for (int i = 0; factor != 1 && i < output.parts(); i++) {
      handle.scale(out.memory(i), factor);
    }
  }

  private void checkAll(CallerArray[] in, CallerArray[] out) {
    requireParts(count(in), count(out));
    for (int i = 0; i < input.parts(); i++) {
      in[i].check(input);
    }
    for (int i = 0; i < output.parts(); i++) {
      out[i].check(output);
    }
    for (int i = 0; i < Math.min(input.parts(), output.parts()); i++) {
      requirePlacement((in[i].identity() == out[i].identity()) == isInPlace);
    }
  }

  private void requireParts(int inputs, int outputs) {
    if (inputs != input.parts() || outputs != output.parts()) {
      throw new IllegalArgumentException(
          "%d input and %d output arrays; %s takes %d and %d: %s"
              .formatted(
                  inputs,
                  outputs,
                  spec,
                  input.parts(),
                  output.parts(),
                  spec.isSplit() ? "use executeSplit or bindSplit" : "use execute or bind"));
    }
  }

  private void requirePlacement(boolean isKept) {
    if (!isKept) {
      throw new IllegalArgumentException(
          isInPlace
              ? "two arrays for an in-place plan; pass one, or plan outOfPlace()"
              : "one array for an out-of-place plan; pass two, or plan inPlace()");
    }
  }

  /** Arrays up to the first that is missing. */
  private static int count(CallerArray[] arrays) {
    int count = 0;
    while (count < arrays.length && arrays[count] != null) {
      count++;
    }
    return count;
  }
}
