// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

/**
 * The methods of one {@code dase::Plan}; {@code plan} is the address of what holds it and must stay
 * alive during the call, as must the arrays, whose addresses the others are. Java has checked all
 * of them; only what is cheap is checked again. Errors are those of {@link Status}. Safe from any
 * thread on different arrays.
 */
final class PlanNative {
  private PlanNative() {}

  /** Does not wait for the planner lock. */
  static native void destroy(long plan);

  static native void execute(long plan, long in, long out);

  /** Addresses of imaginary parts are 0 on the real side of a real transform. */
  static native void executeSplit(long plan, long inRe, long inIm, long outRe, long outIm);

  /** Multiplies the elements of an output array (split: one of the two), and none between them. */
  static native void scale(long plan, long out, double factor);

  /** UTF-8, the canonical text of what was planned. */
  static native byte[] spec(long plan);

  /** UTF-8, the name of a {@code dase::PlanSource}. */
  static native byte[] source(long plan);

  static native long planningNanos(long plan);

  /** UTF-8. Waits for the planner lock. */
  static native byte[] description(long plan);

  /** UTF-8. Waits for the planner lock. */
  static native byte[] digest(long plan);
}
