// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import io.dase.cache.core.KeyNumbers;
import java.util.List;

/** What zones share: their canonical form, the edge. Stateless. */
final class Numbers {
  private Numbers() {}

  static List<String> texts(double first, double second) {
    return List.of(KeyNumbers.format(first), KeyNumbers.format(second));
  }

  /**
   * How far inside: {@code (1 + tanh(depth / edge)) / 2}, without an edge 1 from a depth of 0 on
   * and 0 before.
   */
  static double inside(double depth, double edge) {
    if (edge == 0) {
      return depth >= 0 ? 1 : 0;
    }
    return (1 + StrictMath.tanh(depth / edge)) / 2;
  }
}
