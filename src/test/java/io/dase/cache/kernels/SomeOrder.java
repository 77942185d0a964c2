// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

/** An order for each family. */
final class SomeOrder {
  private SomeOrder() {}

  /** One that the family approximates. */
  static double of(KernelFamily family) {
    return family == KernelFamily.CAPUTO_SUN_WU ? 1.7 : 0.6;
  }
}
