// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.core.CodePointOrder;
import io.dase.cache.core.Layer;
import io.dase.cache.store.Record;
import io.dase.cache.store.Served;
import io.dase.cache.store.Store;
import io.dase.cache.store.UsageTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The entries of a store in the order of categories and keys, of each only what a listing shows, so
 * that 100,000 of them fit into little memory.
 */
final class Rows {
  private static final Comparator<Row> ORDER =
      (a, b) -> {
        int keys = CodePointOrder.INSTANCE.compare(a.key(), b.key());
        return keys != 0 ? keys : a.variant().compareTo(b.variant());
      };

  /** One entry. */
  record Row(String key, String variant, Layer layer, long bytes, long accesses) {}

  private Rows() {}

  /**
   * @param category the only one to list; null: all
   */
  static SortedMap<String, ? extends List<Row>> of(Store store, String category) {
    UsageTotals usage = store.usage().totals();
    SortedMap<String, ArrayList<Row>> rows;
    try (Stream<Served> all = store.served()) {
      rows =
          all.parallel()
              .filter(served -> category == null || category.equals(name(served)))
              .collect(
                  Collectors.groupingBy(
                      Rows::name,
                      TreeMap::new,
                      Collectors.mapping(
                          served -> row(served, usage), Collectors.toCollection(ArrayList::new))));
    }
    rows.values().forEach(list -> list.sort(ORDER));
    return rows;
  }

  private static String name(Served served) {
    return served.record().key().category().name();
  }

  private static Row row(Served served, UsageTotals usage) {
    Record record = served.record();
    return new Row(
        record.key().key(),
        record.variant().id(),
        served.layer(),
        record.size(),
        usage.use(record.key()).hits());
  }
}
