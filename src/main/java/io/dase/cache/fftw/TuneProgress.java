// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.time.Duration;

/**
 * One problem of a {@link Planner#tune} is settled. Immutable value; safe from any thread.
 *
 * @param done problems that are settled, this one included
 * @param total problems of the call
 * @param spec the problem
 * @param state how it ended
 * @param message why, if it failed; else empty
 * @param elapsed time since the call began
 */
public record TuneProgress(
    int done, int total, PlanSpec spec, TuneState state, String message, Duration elapsed) {}
