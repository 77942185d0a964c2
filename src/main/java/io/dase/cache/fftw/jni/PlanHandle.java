// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import java.lang.ref.Reference;
import java.nio.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * Owns one native plan, which is destroyed when the handle is unreachable: a count for each call
 * would cost as much as the call. Thread-safe on different arrays. Once closed, what executes
 * throws {@link IllegalStateException}; what tells of the plan still answers.
 */
public final class PlanHandle {
  /** What a plan without large tables takes, roughly. */
  private static final long TYPICAL_BYTES = 16 << 10;

  final long address;
  private final Destroyer destroyer;
  private volatile boolean isClosed;

  /** Takes a plan over. */
  public PlanHandle(long address) {
    this.address = address;
    this.destroyer = new Destroyer(address);
    Cleaners.SHARED.register(this, destroyer);
  }

  /** Runs the plan on whole buffers, which stay alive until it is done. */
  public void execute(NativeMemory in, NativeMemory out) {
    requireOpen();
    in.acquire();
    try {
      if (in == out) {
        PlanNative.execute(address, in.address, in.address);
        return;
      }
      out.acquire();
      try {
        PlanNative.execute(address, in.address, out.address);
      } finally {
        out.release();
      }
    } finally {
      in.release();
      Reference.reachabilityFence(this);
    }
  }

  /** Runs the plan on split buffers, one or two a side, which stay alive until it is done. */
  public void execute(NativeMemory[] in, NativeMemory[] out) {
    Held held = new Held("these buffers", in, out);
    try {
      executeExclusive(in[0], second(in), out[0], second(out));
    } finally {
      held.run();
    }
  }

  /** Runs the plan on memory that nobody else uses or closes. Null: there is no such part. */
  public void executeExclusive(
      NativeMemory inRe, NativeMemory inIm, NativeMemory outRe, NativeMemory outIm) {
    requireOpen();
    try {
      if (inIm == null && outIm == null) {
        PlanNative.execute(address, inRe.address, outRe.address);
      } else {
        PlanNative.executeSplit(
            address, inRe.address, address(inIm), outRe.address, address(outIm));
      }
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /**
   * Runs the plan on direct buffers from byte offsets on.
   *
   * @return false, with nothing done, if one does not lie on a 16-byte boundary
   * @throws IllegalArgumentException if the arrays, of so many bytes, overlap without being one
   */
  public boolean execute(
      Buffer in, long inOffset, long inBytes, Buffer out, long outOffset, long outBytes) {
    requireOpen();
    try {
      long from = BufferNative.address(in) + inOffset;
      long to = BufferNative.address(out) + outOffset;
      if (from != to && from < to + outBytes && to < from + inBytes) {
        throw new IllegalArgumentException(
            "the input and output buffers overlap; use separate ones, or an in-place plan");
      }
      if (((from | to) & 15) != 0) {
        return false;
      }
      PlanNative.execute(address, from, to);
      return true;
    } finally {
      Reference.reachabilityFence(this);
      Reference.reachabilityFence(in);
      Reference.reachabilityFence(out);
    }
  }

  /** Multiplies the elements of an output array. */
  public void scale(NativeMemory out, double factor) {
    out.acquire();
    try {
      PlanNative.scale(address, out.address, factor);
    } finally {
      out.release();
      Reference.reachabilityFence(this);
    }
  }

  /** As {@link #scale(NativeMemory, double)}, from a byte offset of a direct buffer on. */
  public void scale(Buffer out, long offset, double factor) {
    try {
      PlanNative.scale(address, BufferNative.address(out) + offset, factor);
    } finally {
      Reference.reachabilityFence(this);
      Reference.reachabilityFence(out);
    }
  }

  /** The canonical text of what was planned. */
  public String spec() {
    return text(PlanNative.spec(address));
  }

  /** The name of how the plan came about. */
  public String source() {
    return text(PlanNative.source(address));
  }

  /** Wall time that it took to get the plan. */
  public long planningNanos() {
    try {
      return PlanNative.planningNanos(address);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** FFTW's text of the plan. Waits while another thread plans. */
  public String description() {
    return text(PlanNative.description(address));
  }

  /** What tells one description from another. Waits while another thread plans. */
  public String digest() {
    return text(PlanNative.digest(address));
  }

  /** Whether {@link #close} was called. */
  public boolean isClosed() {
    return isClosed;
  }

  /**
   * @throws IllegalStateException if the plan is closed
   */
  public void requireOpen() {
    if (isClosed) {
      throw new IllegalStateException("this plan is closed; ask the Planner for another");
    }
  }

  /** Refuses further executions. Idempotent. */
  public synchronized void close() {
    if (!isClosed) {
      isClosed = true;
      destroyer.lingers();
    }
  }

  private String text(byte[] utf8) {
    Reference.reachabilityFence(this);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static NativeMemory second(NativeMemory[] parts) {
    return parts.length == 2 ? parts[1] : null;
  }

  private static long address(NativeMemory memory) {
    return memory == null ? 0 : memory.address;
  }

  private static final class Destroyer implements Runnable {
    private final long address;
    private volatile boolean isLingering;

    Destroyer(long address) {
      this.address = address;
    }

    void lingers() {
      isLingering = true;
      Lingering.add(TYPICAL_BYTES);
    }

    @Override
    public void run() {
      if (isLingering) {
        Lingering.remove(TYPICAL_BYTES);
      }
      PlanNative.destroy(address);
    }
  }
}
