// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

/** A stencil as multiplication of modes. Thread-safe; not to be used after {@link #close}. */
interface SpectralStencil extends AutoCloseable {
  /** Writes the stencil of {@code u} to {@code out}. */
  void apply(double[] u, double[] out);

  /** Writes the u whose stencil is {@code f}, see {@link StencilOperator#solvePoisson}. */
  void solve(double[] f, double[] out);

  @Override
  void close();
}
