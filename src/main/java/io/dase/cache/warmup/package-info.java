// SPDX-License-Identifier: MIT
/**
 * Fills a store with the common kernels, stencils and wisdom, and proves the wisdom by a program
 * that knows FFTW alone. Kernels and stencils need no native library. Used by one thread.
 */
package io.dase.cache.warmup;
