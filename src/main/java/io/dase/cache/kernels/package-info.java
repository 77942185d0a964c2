// SPDX-License-Identifier: MIT
/**
 * Convolution kernels of fractional calculus: which ones there are, what they are called, their
 * weights, where these are kept, and the derivatives and integrals that they make. Weights need no
 * native library; what transforms takes a {@link io.dase.cache.fftw.Planner}. Everything here but a
 * {@link io.dase.cache.kernels.FractionalMarch} is safe from any thread. Arguments out of range are
 * refused with {@link java.lang.IllegalArgumentException}, which names the argument, the value
 * found and the range.
 */
package io.dase.cache.kernels;
