// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.core.CacheException;
import java.io.IOException;
import java.util.Locale;

/** What can be measured. Immutable; safe from any thread. */
public enum Benchmark {
  KERNELS(KernelsBenchmark::run),
  STENCILS(StencilsBenchmark::run),
  MODELS(ModelsBenchmark::run),
  OVERHEAD(OverheadBenchmark::run),
  STORAGE(StorageBenchmark::run),
  SIMULATION(SimulationBenchmark::run),
  PLANS(PlansBenchmark::run),
  WISDOM(WisdomBenchmark::run),
  MISSION(MissionBenchmark::run);

  private final Run run;

  /** One benchmark. */
  @FunctionalInterface
  private interface Run {
    Section in(Workplace workplace) throws IOException;
  }

  Benchmark(Run run) {
    this.run = run;
  }

  /** The name in commands, files and documents. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws io.dase.cache.core.NativeLibraryException if it needs the native library, which cannot
   *     be used here
   * @throws CacheException for anything else that this machine lacks
   */
  Section in(Workplace workplace) throws IOException {
    return run.in(workplace);
  }
}
