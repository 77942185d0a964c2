// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a {@link Planner} searches. Immutable value; safe from any thread.
 *
 * @param helper the program {@code dase_planner}, in which searches run. Empty: what {@code
 *     -Ddase.planner.path} names, else the environment's {@code DASE_PLANNER}, else the one beside
 *     the native library or installed with it, else the one of the jar, extracted to the temporary
 *     folder and removed when the process ends
 * @param useHelper false: searches run inside this process, and other threads that plan wait for
 *     them
 * @param helperBytes bound of the helper's address space; 0: none
 * @param jobs searches of {@link PlanMode#SERVE_THEN_UPGRADE} at one time, each in a helper
 */
public record PlannerOptions(Optional<Path> helper, boolean useHelper, long helperBytes, int jobs) {
  /** The helper that is found, without bound, one search at a time. */
  public static final PlannerOptions DEFAULTS = new PlannerOptions(Optional.empty(), true, 0, 1);

  /**
   * @throws IllegalArgumentException for a negative bound or jobs below 1
   */
  public PlannerOptions {
    if (helperBytes < 0) {
      throw new IllegalArgumentException(
          "helperBytes is " + helperBytes + "; expected 0 (no bound) or more");
    }
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs is " + jobs + "; expected at least 1");
    }
    helper = helper.map(Path::toAbsolutePath);
  }

  /** With this program, which is not looked for anywhere else. */
  public PlannerOptions withHelper(Path program) {
    return new PlannerOptions(Optional.of(program), true, helperBytes, jobs);
  }

  /** With every search inside this process. */
  public PlannerOptions withoutHelper() {
    return new PlannerOptions(Optional.empty(), false, helperBytes, jobs);
  }

  /** With a bound of the helper's address space; 0: none. */
  public PlannerOptions withHelperBytes(long bytes) {
    return new PlannerOptions(helper, useHelper, bytes, jobs);
  }

  /** With so many searches in the background at one time. */
  public PlannerOptions withJobs(int count) {
    return new PlannerOptions(helper, useHelper, helperBytes, count);
  }
}
