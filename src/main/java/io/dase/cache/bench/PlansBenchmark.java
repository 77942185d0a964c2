// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.TuneOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plans: searched for, and made from wisdom. Stateless. */
final class PlansBenchmark {
  private static final int MOST_SEARCHES = 3;
  private static final List<PlanSpec> SPECS =
      List.of(
          PlanSpec.dft(1024),
          PlanSpec.dft(16384),
          PlanSpec.dft(64, 64),
          PlanSpec.dft(256, 256),
          PlanSpec.rdft(512, 512),
          PlanSpec.dft(64, 64, 64));

  private PlansBenchmark() {}

  static Section run(Workplace workplace) throws IOException {
    Path root = workplace.folder().next();
    List<Row> rows = new ArrayList<>();
    try (Planner planner = new Planner(root)) {
      for (PlanSpec spec : SPECS) {
        Map<String, Spread> times = new LinkedHashMap<>();
        times.put(
            Row.UNCACHED,
            workplace.watch().atMost(MOST_SEARCHES).measure(() -> {}, () -> search(planner, spec)));
        times.put(Row.CACHED, workplace.watch().measure(() -> planner.plan(spec).close()));
        rows.add(Row.of(spec.text(), times));
      }
    }
    return Section.of(
        Benchmark.PLANS,
        "Plans at the rigor MEASURE, one thread: uncached is the search, in a helper process that"
            + " knows no wisdom, with its start, its timing and the commit; cached is a plan of a"
            + " process that has read the wisdom.",
        Row.withAverage(rows),
        List.of());
  }

  private static void search(Planner planner, PlanSpec spec) {
    planner.tune(List.of(spec), TuneOptions.DEFAULTS.withForce(true), progress -> true);
  }
}
