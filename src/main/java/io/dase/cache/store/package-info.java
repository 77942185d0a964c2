// SPDX-License-Identifier: MIT
/**
 * The shared store on disk: records, blobs, heads (docs/store-format.md). Knows nothing of FFTW or
 * of value formats; imports {@code core}, {@code events}, Jackson and commons-io.
 *
 * <p>{@link io.dase.cache.store.Store} looks up, lists and commits; {@link
 * io.dase.cache.store.StoreLimits}, {@link io.dase.cache.store.StoreVersions}, {@link
 * io.dase.cache.store.StoreUsage} and {@link io.dase.cache.store.StoreHealth} are reached from it.
 *
 * <p>Everything public is safe from any thread. What is found on disk never throws; a wrong
 * argument is an {@code IllegalArgumentException}, use after close an {@code
 * IllegalStateException}.
 */
package io.dase.cache.store;
