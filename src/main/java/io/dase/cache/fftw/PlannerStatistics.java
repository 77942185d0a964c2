// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

/**
 * What one {@link Planner} did since it was opened. Immutable value; safe from any thread.
 *
 * @param wisdom where its plans came from
 * @param lockHeld FFTW's planner lock, by all of this process since it started
 * @param helpersStarted helper processes
 * @param helpersFailed those that crashed, ended early or answered what cannot be
 * @param deadlines searches that were ended by their deadline
 * @param led searches that this process made
 * @param followed searches that another process or thread made for this one
 * @param upgraded served plans that were exchanged for better ones
 */
public record PlannerStatistics(
    WisdomStatistics wisdom,
    LockHistogram lockHeld,
    long helpersStarted,
    long helpersFailed,
    long deadlines,
    long led,
    long followed,
    long upgraded) {}
