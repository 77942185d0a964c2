// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import io.dase.cache.core.Ranges;
import io.dase.cache.format.NdArray;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The maps of a layout: at each point of the grid the zones' values combined, and what the coupling
 * makes of that. Every machine computes the same bits. Immutable; safe from any thread.
 *
 * @param layout what it was made from
 * @param source float64, in the shape of the grid
 * @param coupling float64, in the shape of the grid; empty if the layout has no coupling
 */
public record SourceMap(MapLayout layout, NdArray source, Optional<NdArray> coupling) {

  /**
   * Computes the maps; pure; uses all cores. Absolute errors of the source are within {@code 8 eps}
   * times the sum (for a product: the product) of the amplitudes, times {@code 1 + L / edge} with L
   * the greatest coordinate that occurs (width for edge in a Gaussian), eps = 2^-52.
   *
   * @throws IllegalArgumentException if they do not fit into the heap
   */
  public static SourceMap compute(MapLayout layout) {
    Objects.requireNonNull(layout, "layout");
    Ranges.requireFitsHeap("the map on " + layout.grid().sizes(), layout.bytes());
    double[] x = layout.grid().coordinates(0);
    double[] y = layout.grid().coordinates(1);
    double[] source = new double[x.length * y.length];
    IntStream.range(0, x.length)
        .parallel()
        .forEach(
            i -> {
              for (int j = 0; j < y.length; j++) {
                source[i * y.length + j] = value(layout, x[i], y[j]);
              }
            });
    int[] shape = layout.grid().shape();
    NdArray map = NdArray.of(source, shape);
    return new SourceMap(
        layout, map, layout.coupling().map(law -> NdArray.of(coupled(law, source), shape)));
  }

  private static double value(MapLayout layout, double x, double y) {
    Iterator<Zone> zones = layout.zones().iterator();
    double value = zones.next().at(x, y);
    while (zones.hasNext()) {
      value = layout.combination().of(value, zones.next().at(x, y));
    }
    return value;
  }

  private static double[] coupled(Coupling law, double[] source) {
    double[] coupling = new double[source.length];
    for (int i = 0; i < coupling.length; i++) {
      coupling[i] = law.of(source[i]);
    }
    return coupling;
  }
}
