// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

/**
 * What a {@code dase::Planner} has to tell listeners, in a queue that outlives it; {@code handle}
 * is the address of a hold on that queue. Errors are those of {@link Status}. Safe from any thread.
 */
public final class UpgradesNative {
  private UpgradesNative() {}

  /** A hold on the queue of a planner, which must stay alive during the call. */
  public static native long of(long planner);

  /**
   * Waits for the next message: UTF-8 JSON of a {@code dase::PlanUpgrade} with the number of its
   * listener, or that number alone, which will then hear nothing. Null after the last one of a
   * planner that is gone.
   */
  public static native byte[] next(long handle);

  /** Gives the hold back. */
  public static native void destroy(long handle);
}
