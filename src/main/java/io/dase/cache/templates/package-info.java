// SPDX-License-Identifier: MIT
/**
 * Trains of echoes whose delays follow the gaps between primes: which ones there are, what they are
 * called, their arrival times and amplitudes, their rendering to sampled signals, and matched
 * filters that find them in noise. Everything but {@link io.dase.cache.templates.MatchedFilter}
 * works without the native library. Arguments out of range are refused with {@link
 * java.lang.IllegalArgumentException}, which names the argument, the value found and the range.
 */
package io.dase.cache.templates;
