// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.core.CacheException;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What reading and writing wisdom costs. Stateless. */
final class WisdomBenchmark {
  private static final PlanSpec SPEC = PlanSpec.dft(64, 64);

  private WisdomBenchmark() {}

  static Section run(Workplace workplace) throws IOException {
    List<Row> rows = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    String key = SPEC.key().text();
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(workplace.folder().next())) {
      helper.generate(SPEC, Rigor.MEASURE);
      byte[] text =
          helper.loadWisdom(key).orElseThrow(() -> new CacheException("no wisdom was kept"));
      figures.add(new Figure("text of " + key, text.length, "bytes"));
      add(rows, workplace, "load", () -> helper.loadWisdom(key));
      add(rows, workplace, "import into FFTW", () -> helper.importIntoPlanner(key));
      add(rows, workplace, "export from FFTW", () -> helper.exportFromPlanner(key));
      add(rows, workplace, "save what is there", () -> helper.saveWisdom(key, text, Map.of()));
    }
    return Section.of(
        Benchmark.WISDOM,
        "The wisdom of %s, one problem at the rigor MEASURE: each call checks the text."
            .formatted(key),
        rows,
        figures);
  }

  private static void add(List<Row> rows, Workplace workplace, String name, Stopwatch.Action action)
      throws IOException {
    rows.add(Row.of(name, workplace.watch().measure(action)));
  }
}
