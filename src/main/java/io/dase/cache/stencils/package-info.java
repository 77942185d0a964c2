// SPDX-License-Identifier: MIT
/**
 * Finite-difference stencils on uniform grids: which ones there are, what they are called, and
 * their coefficients. Pure functions without the native library; everything here is safe from any
 * thread.
 */
package io.dase.cache.stencils;
