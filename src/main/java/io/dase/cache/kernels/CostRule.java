// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

/** Whether a stored kernel is loaded or computed again. Safe from any thread. */
interface CostRule {
  /** Whether computing a kernel takes less time than loading it from the store. */
  boolean recomputes(KernelSpec spec);

  /** Tells how long a kernel of n weights took to load. */
  default void loaded(int n, long nanos) {}
}
