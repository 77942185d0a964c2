// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.CacheManager;
import io.dase.cache.core.Category;
import io.dase.cache.format.NdArray;
import io.dase.cache.stencils.CachedStencilProvider;
import io.dase.cache.stencils.CommonStencils;
import io.dase.cache.stencils.Stencil;
import io.dase.cache.stencils.StencilSpec;
import io.dase.cache.stencils.Stencils;
import io.dase.cache.stencils.Symbols;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stencils and a symbol: made, loaded, held in memory. Stateless. */
final class StencilsBenchmark {
  private static final String CATEGORY = Category.STENCILS.name();
  private static final StencilSpec LARGE = StencilSpec.laplacian(512, 512).order(8);

  private StencilsBenchmark() {}

  static Section run(Workplace workplace) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (CacheManager cache = workplace.store();
        CachedStencilProvider provider = new CachedStencilProvider(cache)) {
      for (StencilSpec spec : CommonStencils.all()) {
        rows.add(
            row(
                workplace,
                cache,
                spec.key(),
                Stencil.class,
                () -> Stencils.of(spec),
                () -> provider.get(spec)));
      }
      rows.add(
          row(
              workplace,
              cache,
              LARGE.symbolKey(),
              NdArray.class,
              () -> Symbols.of(LARGE),
              () -> provider.getSymbol(LARGE)));
    }
    return Section.of(
        Benchmark.STENCILS,
        "Stencils, and the symbol of a large one: uncached is making them, cached is a load of the"
            + " file with its checks, memory is a provider that has them already.",
        Row.withAverage(rows),
        List.of());
  }

  private static Row row(
      Workplace workplace,
      CacheManager cache,
      String key,
      Class<?> type,
      Stopwatch.Action make,
      Stopwatch.Action provide)
      throws IOException {
    provide.run();
    Map<String, Spread> times = new LinkedHashMap<>();
    times.put(Row.UNCACHED, workplace.watch().measure(make));
    times.put(
        Row.CACHED, workplace.watch().measure(() -> cache.load(CATEGORY, key, type).orElseThrow()));
    times.put(Row.MEMORY, workplace.watch().measure(provide));
    return Row.of(key, times);
  }
}
