// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.time.Instant;

/**
 * A problem that {@link Planner#freeze} pinned. Immutable value; safe from any thread.
 *
 * @param spec the problem
 * @param planDigest digest of the text of the plan that it is pinned to, see {@link Plan#digest}
 * @param fingerprint of the FFTW build that makes this plan and the machine that it was tuned on
 * @param usability whether this process can make it
 * @param frozen when it was pinned
 */
public record FrozenProblem(
    PlanSpec spec,
    String planDigest,
    Fingerprint fingerprint,
    Usability usability,
    Instant frozen) {}
