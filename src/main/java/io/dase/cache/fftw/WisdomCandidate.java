// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.time.Duration;

/**
 * A plan that was timed against the one that was kept. Immutable value; safe from any thread.
 *
 * @param rigor at which it was found
 * @param threads that executed it
 * @param measured time of one execution, in turns with the others on the same arrays
 */
public record WisdomCandidate(Rigor rigor, int threads, Duration measured) {}
