// SPDX-License-Identifier: MIT
/**
 * Convolution kernels of fractional calculus: which ones there are, what they are called, and their
 * weights. Pure functions without the native library; everything here is safe from any thread.
 * Arguments out of range are refused with {@link java.lang.IllegalArgumentException}, which names
 * the argument, the value found and the range.
 */
package io.dase.cache.kernels;
