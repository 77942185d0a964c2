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
 * <p>A buffer that another thread closes stays until the execution is over, and so does memory of
 * {@code ByteBuffer.allocateDirect} and of confined and automatic arenas. Java lets nobody hold two
 * kinds of direct buffers during a native call: those of a shared {@code java.lang.foreign.Arena}
 * must not be closed, and those of mapped files must not lose their file's end, while an execution
 * runs on them; the process would crash.
 *
 * <p>Thread-safe on different arrays. After {@link #close()} nothing executes any more; what runs
 * ends normally. The native plan is freed once it is closed and the garbage collector finds it
 * unreachable.
 */
public final class Plan implements AutoCloseable {
  private static final int SIMD = 16;

  private final PlanHandle handle;
  private final PlanSpec spec;
  private final PlanSides sides;
  private final PlanArray input;
  private final PlanArray output;
  private final PlanScratch scratch;
  private final CopiedCalls copies;
  private final SplitCalls split;
  private final double factor;

  /** Takes a native plan over. */
  Plan(PlanHandle handle) {
    this(handle, new PlanSides(PlanSpec.parse(handle.spec())));
  }

  private Plan(PlanHandle handle, PlanSides sides) {
    this(handle, sides, new PlanScratch(sides), 1);
  }

  private Plan(PlanHandle handle, PlanSides sides, PlanScratch scratch, double factor) {
    this.handle = handle;
    this.spec = sides.spec();
    this.sides = sides;
    this.input = sides.input();
    this.output = sides.output();
    this.scratch = scratch;
    this.copies = new CopiedCalls(handle, sides, scratch, factor);
    this.split = new SplitCalls(handle, sides, copies, factor);
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
    return new Plan(handle, sides, scratch, normalization.factor(spec));
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
        copies.execute(CallerArray.of(in), CallerArray.of(out));
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
    direct(in, CallerArray.direct(in), out, CallerArray.direct(out), Double.BYTES);
  }

  /** Transforms what remains of a direct buffer in place. */
  public void execute(DoubleBuffer inOut) {
    execute(inOut, inOut);
  }

  /** Transforms what remains of one direct buffer into what remains of the other. */
  public void execute(FloatBuffer in, FloatBuffer out) {
    direct(in, CallerArray.direct(in), out, CallerArray.direct(out), Float.BYTES);
  }

  /** Transforms what remains of a direct buffer in place. */
  public void execute(FloatBuffer inOut) {
    execute(inOut, inOut);
  }

  /** Transforms one array into the other. The input is never written, whatever the spec says. */
  public void execute(double[] in, double[] out) {
    copies.execute(CallerArray.of(in), CallerArray.of(out));
  }

  /** Transforms an array in place. */
  public void execute(double[] inOut) {
    execute(inOut, inOut);
  }

  /** Transforms one array into the other. The input is never written, whatever the spec says. */
  public void execute(float[] in, float[] out) {
    copies.execute(CallerArray.of(in), CallerArray.of(out));
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
    split.execute(new FftBuffer[] {inRe, inIm}, new FftBuffer[] {outRe, outIm});
  }

  /** Transforms split numbers; null where a side is real. */
  public void executeSplit(double[] inRe, double[] inIm, double[] outRe, double[] outIm) {
    copies.execute(CallerArray.of(inRe, inIm), CallerArray.of(outRe, outIm));
  }

  /** Transforms split numbers; null where a side is real. */
  public void executeSplit(float[] inRe, float[] inIm, float[] outRe, float[] outIm) {
    copies.execute(CallerArray.of(inRe, inIm), CallerArray.of(outRe, outIm));
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
    return split.bind(new FftBuffer[] {inRe, inIm}, new FftBuffer[] {outRe, outIm});
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
    sides.requireParts(1, 1);
    input.require(in);
    output.require(out);
    NativeMemory from = in.memory();
    NativeMemory to = out.memory();
    if (sides.isInPlace()) {
      sides.requirePlacement(from.isAt(to));
    } else if (from.overlaps(input.bytes(), to, output.bytes())) {
      throw input.invalid("and the output overlap; use separate buffers, or an in-place plan");
    }
    return from.isAlignedTo(SIMD) && to.isAlignedTo(SIMD);
  }

  private void direct(
      Buffer in, CallerArray[] from, Buffer out, CallerArray[] to, int elementBytes) {
    sides.check(from, to);
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
      copies.execute(from, to);
    } else if (factor != 1) {
      handle.scale(out, outOffset, factor);
    }
  }

  /** Where the elements begin; within the memory even if another thread moves the position. */
  private static long begin(Buffer buffer, PlanArray side) {
    return Objects.checkFromIndexSize(buffer.position(), side.reals(), buffer.limit());
  }
}
