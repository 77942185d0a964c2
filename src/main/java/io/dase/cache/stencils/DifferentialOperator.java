// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.util.Locale;

/** What a stencil approximates. Immutable; safe from any thread. */
public enum DifferentialOperator {
  /** The sum of the second derivatives along all axes. */
  LAPLACIAN,
  /** The first derivative along one axis: one component of the gradient. */
  GRADIENT,
  /** The Laplacian of the Laplacian. */
  BIHARMONIC;

  /** The name in keys and JSON, such as {@code laplacian}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
