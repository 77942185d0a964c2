// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

/**
 * The methods of one {@code dase::Planner}; {@code handle} is its address and must stay alive
 * during the call, which {@link NativeHandle#use} sees to. Texts are UTF-8. Errors are those of
 * {@link Status}. Safe from any thread.
 */
public final class PlannerNative {
  private PlannerNative() {}

  /** UTF-8: the path of the {@code dase_planner} that the native side finds; empty if none. */
  public static native byte[] findHelper();

  /**
   * Opens a file for as long as this process lives, so that its name can be removed.
   *
   * @return a number n for which {@code /proc/PID/fd/n} is that file, for child processes too; -1
   *     where they could not open it
   */
  public static native int keepOpen(byte[] file);

  /**
   * @param systemRoot empty: none
   * @param maxSizeMb above {@code cache.json} and the environment; 0: what they say
   * @param helper path of {@code dase_planner}; empty: the native side looks for it
   * @param helperBytes bound of the helper's address space; 0: none
   * @param jobs searches in the background at one time
   */
  public static native long open(
      byte[] root,
      byte[] systemRoot,
      double maxSizeMb,
      byte[] helper,
      boolean useHelper,
      long helperBytes,
      int jobs);

  /** Does not wait for the planner lock; for searches in the background no longer than 1 s. */
  public static native void destroy(long handle);

  /** An address for {@link PlanHandle}, which owns it. */
  public static native long plan(long handle, byte[] spec);

  /**
   * As {@link #plan(long, byte[])}.
   *
   * @param mode the number of a {@code dase::PlanMode}
   * @param deadlineMs below 0: none
   * @param listener number of who is to hear of it by {@link UpgradesNative}; 0: nobody
   */
  public static native long planBy(
      long handle, byte[] spec, int mode, long deadlineMs, long listener);

  /** UTF-8: the digest of the plan. */
  public static native byte[] freeze(long handle, byte[] spec);

  public static native boolean unfreeze(long handle, byte[] spec);

  /** UTF-8 JSON of {@code dase::FrozenProblem}s. */
  public static native byte[] frozen(long handle);

  /** The texts of the specs are separated by line feeds. UTF-8 JSON of {@code dase::Coverage}s. */
  public static native byte[] coverage(long handle, byte[] specs);

  /**
   * The texts of the specs are separated by line feeds. UTF-8 JSON of a {@code dase::TuneReport}.
   *
   * @param deadlineMs below 0: none
   * @param sink hears UTF-8 JSON of {@code dase::TuneProgress}; what it throws is thrown here, once
   *     nothing runs any more
   */
  public static native byte[] tune(
      long handle, byte[] specs, long deadlineMs, int jobs, boolean force, JsonSink sink);

  /** UTF-8 JSON of {@code dase::PlanMiss}es. */
  public static native byte[] misses(long handle);

  /** UTF-8 JSON of a {@code dase::PlannerStatistics}. */
  public static native byte[] statistics(long handle);
}
