// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

/**
 * A problem that programs asked for and did not get. Immutable value; safe from any thread.
 *
 * @param spec the problem, at the rigor that was asked for
 * @param count how often, by all programs as of their last report
 */
public record PlanMiss(PlanSpec spec, long count) {}
