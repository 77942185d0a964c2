// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import java.lang.ref.Reference;

/**
 * A plan and the arrays that it runs on, held together until {@link #close}. Calls of the thread
 * that made it are not counted, as that thread cannot close it meanwhile; those of other threads
 * are. Closed by another thread it lets go of the arrays only when it is unreachable.
 */
public final class BoundCall {
  private final PlanHandle plan;
  private final double factor;
  private final long inRe;
  private final long inIm;
  private final long outRe;
  private final long outIm;
  private final boolean isSplit;
  private final Held arrays;
  private final Thread owner = Thread.currentThread();
  private volatile boolean isClosed;

  /**
   * Holds the arrays, checked before.
   *
   * @param factor what results are multiplied by
   * @param in the input, real and imaginary part if split
   * @param out the output alike; the same memories if in place
   * @throws IllegalStateException if the plan or an array is closed
   */
  public BoundCall(PlanHandle plan, double factor, NativeMemory[] in, NativeMemory[] out) {
    plan.requireOpen();
    this.plan = plan;
    this.factor = factor;
    this.isSplit = in.length + out.length > 2;
    this.inRe = in[0].address;
    this.inIm = in.length == 2 ? in[1].address : 0;
    this.outRe = out[0].address;
    this.outIm = out.length == 2 ? out[1].address : 0;
    this.arrays = new Held("this bound plan", in, out);
    Cleaners.SHARED.register(this, arrays);
  }

  /**
   * Runs the plan.
   *
   * @throws IllegalStateException if this or the plan is closed
   */
  public void execute() {
    if (isClosed || plan.isClosed()) {
      throw closed();
    }
    if (Thread.currentThread() == owner) {
      try {
        run();
      } finally {
        Reference.reachabilityFence(this);
      }
    } else {
      arrays.acquire();
      try {
        run();
      } finally {
        arrays.release();
        Reference.reachabilityFence(this);
      }
    }
  }

  /** Refuses further calls and lets go of the arrays, see the class comment. Idempotent. */
  public void close() {
    isClosed = true;
    if (Thread.currentThread() == owner) {
      arrays.run();
    } else {
      arrays.lingers();
    }
  }

  private void run() {
    if (isSplit) {
      PlanNative.executeSplit(plan.address, inRe, inIm, outRe, outIm);
    } else {
      PlanNative.execute(plan.address, inRe, outRe);
    }
    if (factor != 1) {
      PlanNative.scale(plan.address, outRe, factor);
      if (outIm != 0) {
        PlanNative.scale(plan.address, outIm, factor);
      }
    }
  }

  private IllegalStateException closed() {
    return new IllegalStateException(
        "this bound plan, or its plan, is closed; bind the arrays to an open plan");
  }
}
