// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Fields on grids, and how far they lie from each other. */
final class Fields {
  private static final long SEED = Long.getLong("dase.seed", System.nanoTime());
  private static final Random RANDOM = new Random(SEED);

  static {
    System.out.println("stencils: -Ddase.seed=" + SEED);
  }

  private Fields() {}

  static double[] random(int size) {
    return RANDOM.doubles(size, -1, 1).toArray();
  }

  /** A function of the coordinates (i + 1/2) h of the cell centres. */
  static double[] sampled(StencilSpec spec, ToDoubleFunction<double[]> function) {
    return IntStream.range(0, spec.size())
        .mapToDouble(at -> function.applyAsDouble(centre(spec, at)))
        .toArray();
  }

  static int[] index(StencilSpec spec, int at) {
    int[] index = new int[spec.rank()];
    int rest = at;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = rest % spec.grid().get(axis);
      rest /= spec.grid().get(axis);
    }
    return index;
  }

  static double greatest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
  }

  static double[] difference(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }

  static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double[] centre(StencilSpec spec, int at) {
    int[] index = index(spec, at);
    return IntStream.range(0, index.length)
        .mapToDouble(axis -> (index[axis] + 0.5) * spec.spacing().get(axis))
        .toArray();
  }
}
