// SPDX-License-Identifier: MIT
/**
 * What a Java caller imports first: {@link io.dase.cache.CacheManager} joins the store with the
 * formats of values.
 *
 * <p>Everything here is safe from any thread. Bad arguments are {@link
 * java.lang.IllegalArgumentException}s, a closed manager {@link java.lang.IllegalStateException}s.
 * What is found on disk is never a reason to fail a computation: a look-up that cannot be served is
 * a miss with its {@link io.dase.cache.core.MissReason}, a save that the file system refuses is
 * skipped with one warning per process and cause. Only a value that is whole but not of the type
 * asked for is an exception, {@link io.dase.cache.core.IncompatibleDataException}.
 */
package io.dase.cache;
