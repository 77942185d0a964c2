// SPDX-License-Identifier: MIT
/**
 * FFTW's wisdom for Java callers: {@link io.dase.cache.fftw.FFTWWisdomHelper} keeps it in a store
 * that C++ programs share, {@link io.dase.cache.fftw.PlanSpec} names a transform. Needs the native
 * library (Linux x86-64); without it the helper's constructors throw {@link
 * io.dase.cache.core.NativeLibraryException}, which says what to do. Values are immutable, the
 * helper is thread-safe.
 */
package io.dase.cache.fftw;
