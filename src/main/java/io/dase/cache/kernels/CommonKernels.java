// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import java.util.ArrayList;
import java.util.List;

/** The kernels that a warm-up makes. Immutable; safe from any thread. */
public final class CommonKernels {
  private static final double[] ALPHAS = {1.5, 1.8, 1.9};
  private static final double[] STEPS = {0.001, 0.01, 0.1};
  private static final int[] LENGTHS = {100, 500, 1000, 5000};

  private CommonKernels() {}

  /** All 36 combinations, by alpha, then dt, then n. */
  public static List<KernelSpec> all() {
    List<KernelSpec> specs = new ArrayList<>();
    for (double alpha : ALPHAS) {
      for (double dt : STEPS) {
        for (int n : LENGTHS) {
          specs.add(new KernelSpec(alpha, dt, n));
        }
      }
    }
    return List.copyOf(specs);
  }
}
