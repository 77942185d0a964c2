// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.testing.OpenCache;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests on operators planned without a search; random numbers print their seed. */
abstract class OpenOperators extends OpenCache {
  private static final long SEED = Long.getLong("dase.seed", System.nanoTime());

  static {
    System.out.println("operators: -Ddase.seed=" + SEED);
  }

  final Random random = new Random(SEED);

  CachedFractionalKernelProvider kernels;
  Planner planner;

  @BeforeEach
  final void openPlanner() {
    kernels = new CachedFractionalKernelProvider(cache);
    planner = new Planner(root);
  }

  @AfterEach
  final void closePlanner() {
    planner.close();
  }

  final FractionalOperator operator(KernelSpec spec, int length) {
    return new FractionalOperator(kernels, planner, spec, length, Rigor.ESTIMATE);
  }

  final double[] randomSeries(int length) {
    return random.doubles(length, -1, 1).toArray();
  }

  /** Of a slope for the family that needs one. */
  static double[] apply(FractionalOperator operator, double[] series, double slope) {
    return operator.spec().family() == KernelFamily.CAPUTO_SUN_WU
        ? operator.apply(series, slope)
        : operator.apply(series);
  }

  static FractionalMarch march(FractionalOperator operator, double slope) {
    return operator.spec().family() == KernelFamily.CAPUTO_SUN_WU
        ? operator.march(slope)
        : operator.march();
  }
}
