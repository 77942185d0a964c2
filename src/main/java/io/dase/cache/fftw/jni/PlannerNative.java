// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

/**
 * The methods of one {@code dase::Planner}; {@code handle} is its address and must stay alive
 * during the call, which {@link NativeHandle#use} sees to. Texts are UTF-8. Errors are those of
 * {@link Status}. Safe from any thread.
 */
public final class PlannerNative {
  private PlannerNative() {}

  public static native long open(byte[] root);

  /** Does not wait for the planner lock. */
  public static native void destroy(long handle);

  /** An address for {@link PlanHandle}, which owns it. */
  public static native long plan(long handle, byte[] spec);
}
