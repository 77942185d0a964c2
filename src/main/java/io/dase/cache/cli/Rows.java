// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.core.CodePointOrder;
import io.dase.cache.store.Record;
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
  record Row(String key, String variant, long bytes, long accesses) {}

  private Rows() {}

  /**
   * @param category the only one to list; null: all
   */
  static SortedMap<String, ? extends List<Row>> of(Store store, String category) {
    UsageTotals usage = store.usage();
    SortedMap<String, ArrayList<Row>> rows;
    try (Stream<Record> records = store.list()) {
      rows =
          records
              .parallel()
              .filter(record -> category == null || category.equals(name(record)))
              .collect(
                  Collectors.groupingBy(
                      Rows::name,
                      TreeMap::new,
                      Collectors.mapping(
                          record -> row(record, usage), Collectors.toCollection(ArrayList::new))));
    }
    rows.values().forEach(list -> list.sort(ORDER));
    return rows;
  }

  private static String name(Record record) {
    return record.key().category().name();
  }

  private static Row row(Record record, UsageTotals usage) {
    return new Row(
        record.key().key(), record.variant().id(), record.size(), usage.use(record.key()).hits());
  }
}
