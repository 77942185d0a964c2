// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.fftw.jni.BoundCall;

/**
 * A plan and the buffers that it runs on, checked and held once by {@link Plan#bind}: an execution
 * then costs little more than the native call. The buffers stay alive until {@link #close()}, even
 * if they are closed before; memory that somebody else could free, as that of a shared arena,
 * cannot be bound.
 *
 * <p>Thread-safe but for the elements of the buffers: two executions at a time spoil each other's
 * results, so bind other buffers for each thread. The thread that bound it executes fastest; for
 * other threads each call is counted, which costs some 10 ns.
 *
 * <p>After {@link #close()}, or the plan's, {@link #execute()} throws {@link
 * IllegalStateException}. Closed by the thread that bound it, it lets go of the buffers at once, or
 * when calls of other threads are done; closed by another thread or forgotten, once the garbage
 * collector finds it unreachable.
 */
public final class BoundPlan implements AutoCloseable {
  private final BoundCall call;

  BoundPlan(BoundCall call) {
    this.call = call;
  }

  /**
   * Transforms the input buffer into the output buffer.
   *
   * @throws IllegalStateException if this or the plan is closed
   */
  public void execute() {
    call.execute();
  }

  /** Lets go of the buffers, see the class comment. Idempotent; never waits. */
  @Override
  public void close() {
    call.close();
  }
}
