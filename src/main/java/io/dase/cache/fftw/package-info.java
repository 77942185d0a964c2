// SPDX-License-Identifier: MIT
/**
 * FFTW's wisdom for Java callers: {@link io.dase.cache.fftw.FFTWWisdomHelper} keeps it in a store
 * that C++ programs share, {@link io.dase.cache.fftw.PlanSpec} names any transform of FFTW, {@link
 * io.dase.cache.fftw.Normalization} says what its result is multiplied by. {@link
 * io.dase.cache.fftw.Planner} makes a {@link io.dase.cache.fftw.Plan} of it, which executes on
 * {@link io.dase.cache.fftw.FftBuffer}s, direct NIO buffers and Java arrays. Helper, planner and
 * buffers need the native library (Linux x86-64); without it they throw {@link
 * io.dase.cache.core.NativeLibraryException}, which says what to do. Values are immutable, all else
 * is thread-safe.
 */
package io.dase.cache.fftw;
