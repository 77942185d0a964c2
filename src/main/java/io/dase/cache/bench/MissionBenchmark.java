// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.kernels.CachedFractionalKernelProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A whole C++ program on an empty and on a warm cache. Stateless. */
final class MissionBenchmark {
  private static final int MOST_SAMPLES = 5;
  private static final double US_PER_MS = 1e3;
  private static final double ALPHA = 1.8;
  private static final double DT = 0.01;
  private static final int STEPS = 50;
  private static final int KERNEL_LENGTH = 500;
  private static final List<String> GRIDS = List.of("64x64", "256x256");

  private MissionBenchmark() {}

  static Section run(Workplace workplace) throws IOException {
    EngineProgram engine = EngineProgram.find(workplace.engine());
    List<Row> rows = new ArrayList<>();
    double saved = 0;
    for (String grid : GRIDS) {
      Row row = row(workplace, engine, grid);
      rows.add(row);
      saved += row.times().get(Row.UNCACHED).medianUs() - row.times().get(Row.CACHED).medianUs();
    }
    return Section.of(
        Benchmark.MISSION,
        "dase_engine from its start to its end, %d steps: uncached on an empty cache, cached on one"
                .formatted(STEPS)
            + " that holds its plans and its kernel.",
        rows,
        List.of(new Figure("total time saved by one run each", saved / US_PER_MS, "ms")));
  }

  private static Row row(Workplace workplace, EngineProgram engine, String grid)
      throws IOException {
    Stopwatch watch = workplace.watch().atMost(MOST_SAMPLES);
    Path warm = workplace.folder().next();
    try (CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(warm)) {
      kernels.getKernel(ALPHA, DT, KERNEL_LENGTH);
    }
    Path[] empty = new Path[1];
    Map<String, Spread> times = new LinkedHashMap<>();
    times.put(
        Row.UNCACHED,
        watch.measure(
            () -> empty[0] = workplace.folder().next(), () -> mission(engine, empty[0], grid)));
    times.put(Row.CACHED, watch.measure(() -> {}, () -> mission(engine, warm, grid)));
    return Row.of("dase_engine run --grid %s --steps %d".formatted(grid, STEPS), times);
  }

  private static void mission(EngineProgram engine, Path root, String grid) throws IOException {
    engine.run(
        "run",
        "--root",
        root.toString(),
        "--grid",
        grid,
        "--steps",
        String.valueOf(STEPS),
        "--alpha",
        String.valueOf(ALPHA),
        "--dt",
        String.valueOf(DT));
  }
}
