// SPDX-License-Identifier: MIT
/**
 * FFTW's wisdom for Java callers: {@link io.dase.cache.fftw.FFTWWisdomHelper} keeps it in a store
 * that C++ programs share, {@link io.dase.cache.fftw.PlanSpec} names any transform of FFTW, {@link
 * io.dase.cache.fftw.Normalization} says what its result is multiplied by. The helper needs the
 * native library (Linux x86-64); without it its constructors throw {@link
 * io.dase.cache.core.NativeLibraryException}, which says what to do. Values are immutable, the
 * helper is thread-safe.
 */
package io.dase.cache.fftw;
