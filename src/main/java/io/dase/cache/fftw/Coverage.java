// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.time.Duration;

/**
 * How far the wisdom of a store serves one problem on this machine. Immutable value; safe from any
 * thread.
 *
 * @param spec the problem, as it was asked for
 * @param state what there is
 * @param measured time of one execution of the plan that serves, as its record tells; zero if it
 *     was never timed
 */
public record Coverage(PlanSpec spec, CoverageState state, Duration measured) {}
