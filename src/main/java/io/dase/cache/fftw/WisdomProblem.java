// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One problem that the store holds wisdom for. Immutable value; safe from any thread.
 *
 * @param spec the problem
 * @param measured time of one execution of its plan; zero if it was never timed
 * @param planning what planning took
 * @param planDigest digest of the plan's text
 * @param planText FFTW's own description of the plan
 * @param candidates what it was timed against, empty if nothing
 * @param writer program and version that stored it
 * @param host name of the machine
 * @param created when it was stored
 * @param usability whether this process may use it
 */
public record WisdomProblem(
    PlanSpec spec,
    Duration measured,
    Duration planning,
    String planDigest,
    String planText,
    List<WisdomCandidate> candidates,
    String writer,
    String host,
    Instant created,
    Usability usability) {
  public WisdomProblem {
    candidates = List.copyOf(candidates);
  }
}
