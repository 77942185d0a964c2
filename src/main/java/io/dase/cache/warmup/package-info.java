// SPDX-License-Identifier: MIT
/**
 * Fills a store with what a manifest lists, and proves the wisdom by a program that knows FFTW
 * alone. All but wisdom needs no native library. Used by one thread, in the background by any.
 */
package io.dase.cache.warmup;
