// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import io.dase.cache.core.Ranges;
import java.util.function.ToDoubleFunction;

/**
 * What it takes to get a kernel, in nanoseconds, as straight lines in the number of weights.
 * Immutable; as safe from threads as its function.
 *
 * @param load of the shortest kernel from the store, 0 or more
 * @param loadPerWeight more for each weight, 0 or more
 * @param computePerWeight by family
 */
record KernelCosts(
    double load, double loadPerWeight, ToDoubleFunction<KernelFamily> computePerWeight)
    implements CostRule {
  /** Without any weight: the factor in double-double. */
  private static final double COMPUTE = 2000;

  KernelCosts {
    Ranges.requireNotNegative("load", load);
    Ranges.requireNotNegative("loadPerWeight", loadPerWeight);
  }

  @Override
  public boolean recomputes(KernelSpec spec) {
    double compute = COMPUTE + spec.n() * computePerWeight.applyAsDouble(spec.family());
    return compute < load + spec.n() * loadPerWeight;
  }
}
