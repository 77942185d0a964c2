// SPDX-License-Identifier: MIT
/** Transforms of numpy's arrays: shapes, element types and scaling as numpy users know them. */
package io.dase.cache.fftw.arrays;
