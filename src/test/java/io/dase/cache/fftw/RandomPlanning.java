// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Does at random what threads may do to plans that they share, and checks what comes out. */
final class RandomPlanning {
  private static final int SHARED = 6;
  private static final int MOST = 24;

  private final Planner planner;
  private final Path root;
  private final AtomicReferenceArray<Plan> plans = new AtomicReferenceArray<>(SHARED);

  RandomPlanning(Planner planner, Path root) {
    this.planner = planner;
    this.root = root;
  }

  /** How many executions came to their end. */
  long until(long end, long seed) {
    Random random = new Random(seed);
    long executions = 0;
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(root)) {
      while (System.nanoTime() < end) {
        int slot = random.nextInt(SHARED);
        Plan plan = plans.get(slot);
        switch (random.nextInt(8)) {
          case 0 -> exchange(slot, planner.plan(randomSpec(random)));
          case 1 -> exchange(slot, null);
          case 2 -> helper.importIntoPlanner(randomSpec(random).key().text());
          default -> executions += plan != null && execute(plan, random) ? 1 : 0;
        }
      }
    }
    for (int slot = 0; slot < SHARED; slot++) {
      exchange(slot, null);
    }
    return executions;
  }

  private static PlanSpec randomSpec(Random random) {
    Rigor rigor = random.nextInt(4) == 0 ? Rigor.MEASURE : Rigor.ESTIMATE;
    return PlanSpec.dft(2 + random.nextInt(MOST)).rigor(rigor);
  }

  private void exchange(int slot, Plan plan) {
    Plan old = plans.getAndSet(slot, plan);
    if (old != null) {
      old.close();
    }
  }

  private static boolean execute(Plan plan, Random random) {
    int n = plan.spec().sizes().get(0).intValue();
    double[] values = random.doubles(2L * n, -1, 1).toArray();
    double[] found = new double[2 * n];
    try {
      if (random.nextBoolean()) {
        plan.execute(values, found);
      } else {
        executeOnBuffers(plan, values, found, random.nextBoolean());
      }
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("closed");
      return false;
    }
    assertThat(DirectDft.error(found, DirectDft.transform(values, -1, n))).isLessThan(1e-13);
    return true;
  }

  private static void executeOnBuffers(
      Plan plan, double[] values, double[] found, boolean isBound) {
    try (FftBuffer in = FftBuffer.inputOf(plan.spec());
        FftBuffer out = FftBuffer.outputOf(plan.spec())) {
      in.copyFrom(values);
      if (isBound) {
        try (BoundPlan bound = plan.bind(in, out)) {
          bound.execute();
        }
      } else {
        plan.execute(in, out);
      }
      out.copyTo(found);
    }
  }
}
