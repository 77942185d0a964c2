// SPDX-License-Identifier: MIT
/**
 * The shared store on disk: records, blobs, heads (docs/store-format.md). Knows nothing of FFTW or
 * of value formats; imports {@code core}, Jackson and commons-io.
 *
 * <p>Everything public is safe from any thread. What is found on disk never throws; a wrong
 * argument is an {@code IllegalArgumentException}, use after close an {@code
 * IllegalStateException}.
 */
package io.dase.cache.store;
