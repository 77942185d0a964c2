// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.CacheManager;
import io.dase.cache.format.NdArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What single calls cost. Stateless. */
final class OverheadBenchmark {
  private static final String CATEGORY = "trials";
  private static final String KEY = "value";
  private static final NdArray VALUE =
      NdArray.of(IntStream.range(0, 1000).asDoubleStream().toArray(), 1000);

  private OverheadBenchmark() {}

  static Section run(Workplace workplace) throws IOException {
    List<Row> rows = new ArrayList<>();
    Path root = workplace.folder().next();
    try (CacheManager files = Workplace.reopened(root);
        CacheManager memory = Workplace.held(root);
        CacheManager unsynced = Workplace.unsynced(root)) {
      files.save(CATEGORY, KEY, VALUE);
      add(rows, workplace, "exists, of a key that is there", () -> files.exists(CATEGORY, KEY));
      add(rows, workplace, "exists, of one that is not", () -> files.exists(CATEGORY, "none"));
      add(rows, workplace, "load from memory", () -> load(memory));
      add(rows, workplace, "load from the store", () -> load(files));
      add(rows, workplace, "save + load + delete", () -> cycle(files));
      add(rows, workplace, "save + load + delete, not synced", () -> cycle(unsynced));
    }
    return Section.of(
        Benchmark.OVERHEAD,
        "Single calls on a key that the process has seen; the value is an array of 1,000 doubles.",
        rows,
        List.of());
  }

  private static void add(List<Row> rows, Workplace workplace, String name, Stopwatch.Action action)
      throws IOException {
    rows.add(Row.of(name, workplace.watch().measure(action)));
  }

  private static void load(CacheManager cache) {
    cache.load(CATEGORY, KEY, NdArray.class).orElseThrow();
  }

  private static void cycle(CacheManager cache) {
    cache.save(CATEGORY, "passing", VALUE);
    cache.load(CATEGORY, "passing", NdArray.class).orElseThrow();
    cache.delete(CATEGORY, "passing");
  }
}
