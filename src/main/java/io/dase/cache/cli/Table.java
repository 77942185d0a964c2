// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Numbers in rows, of which a command shows the first.
 *
 * @param columns their names
 * @param size the number of rows
 * @param row the numbers of one, as many as columns
 */
record Table(List<String> columns, int size, IntFunction<double[]> row) {
  List<double[]> first(int rows) {
    return IntStream.range(0, Math.min(rows, size)).mapToObj(row).toList();
  }
}
