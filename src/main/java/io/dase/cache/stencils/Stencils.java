// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The offsets and coefficients of stencils. Coefficients are exact fractions of the exact values of
 * the spacing, each rounded once. Stateless; safe from any thread.
 *
 * <ul>
 *   <li>Laplacian on the axes and gradient: central differences with the weights of Fornberg
 *       (1988), order/2 points each way.
 *   <li>Isotropic Laplacians (Patra and Karttunen 2006), times 6 h^2: {@code iso9} centre -20, side
 *       4, corner 1; {@code iso19} -24, face 2, edge 1; {@code iso27}, times 30 h^2: -128, face 14,
 *       edge 3, corner 1.
 *   <li>Biharmonic: the Laplacian of the same order applied twice; of order 2 in two dimensions 13
 *       points, times h^4: 20, -8, 2 and 1 (Abramowitz and Stegun 1964, sec. 25.3).
 * </ul>
 */
public final class Stencils {
  private Stencils() {}

  /** The stencil of a spec. The centre comes first, then each axis outwards, minus before plus. */
  public static Stencil of(StencilSpec spec) {
    Objects.requireNonNull(spec, "spec");
    Map<List<Integer>, Rational> terms = new TreeMap<>(outwards());
    terms.putAll(
        switch (spec.operator()) {
          case LAPLACIAN ->
              spec.points() == PointSet.STAR
                  ? StencilTerms.star(spec)
                  : StencilTerms.isotropic(spec);
          case GRADIENT -> StencilTerms.gradient(spec);
          case BIHARMONIC -> StencilTerms.squared(StencilTerms.star(spec));
        });
    return new Stencil(
        spec.boundary().text(),
        terms.values().stream().map(Rational::toDouble).toList(),
        spec.grid(),
        spec.isEquallySpaced() ? spec.spacing().subList(0, 1) : spec.spacing(),
        List.copyOf(terms.keySet()),
        spec.order(),
        StencilKey.type(spec));
  }

  private static Comparator<List<Integer>> outwards() {
    return Comparator.<List<Integer>, Integer>comparing(Stencils::axesLeft)
        .thenComparing(Stencils::axisAlone)
        .thenComparing(Stencils::distance)
        .thenComparing(offset -> offset.get(0))
        .thenComparing(offset -> offset.get(offset.size() / 2))
        .thenComparing(offset -> offset.get(offset.size() - 1));
  }

  private static int axesLeft(List<Integer> offset) {
    return (int) offset.stream().filter(step -> step != 0).count();
  }

  private static int axisAlone(List<Integer> offset) {
    int axis = 0;
    while (axesLeft(offset) == 1 && offset.get(axis) == 0) {
      axis++;
    }
    return axis;
  }

  private static int distance(List<Integer> offset) {
    return offset.stream().mapToInt(step -> step * step).sum();
  }
}
