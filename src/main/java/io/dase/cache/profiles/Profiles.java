// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import io.dase.cache.core.Grid;
import io.dase.cache.core.Ranges;
import io.dase.cache.format.NdArray;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Computes state profiles: at each point x of the grid
 *
 * <pre>
 *   psi(x) = amplitude * envelope(|x - centre|) * carrier(x),
 *   carrier(x) = cos(wave . (x - centre) + phase)         if real,
 *                exp(i (wave . (x - centre) + phase))     if complex,
 * </pre>
 *
 * with the envelopes of {@link ProfileKind}; the carrier of a wave vector and a phase of 0 is 1.
 * Absolute errors are within {@code 8 eps |amplitude| (1 + L / width + |wave|_1 L + |phase|)}, with
 * L the greatest coordinate or distance that occurs and eps = 2^-52.
 *
 * <p>Every machine computes the same bits. Stateless; safe from any thread; uses all cores.
 */
public final class Profiles {
  private Profiles() {}

  /**
   * The profile, float64 or complex128, in the shape of the grid; twice its memory while made.
   *
   * @throws IllegalArgumentException if it does not fit into the heap
   */
  public static NdArray compute(ProfileSpec spec) {
    Objects.requireNonNull(spec, "spec");
    Grid grid = spec.grid();
    Ranges.requireFitsHeap(
        "the profile on " + grid.sizes(), grid.points() * spec.type().itemBytes());
    int rank = grid.rank();
    double[][] offsets = new double[rank][];
    for (int axis = 0; axis < rank; axis++) {
      offsets[axis] = grid.coordinates(axis);
      for (int i = 0; i < offsets[axis].length; i++) {
        offsets[axis][i] -= spec.centre().get(axis);
      }
    }
    double unit = unit(offsets);
    int row = offsets[rank - 1].length;
    int width = spec.complex() ? 2 : 1;
    double[] values = new double[Math.toIntExact(grid.points() * width)];
    IntStream.range(0, (int) (grid.points() / row))
        .parallel()
        .forEach(number -> fillRow(spec, offsets, unit, number, values, number * row * width));
    return spec.complex()
        ? NdArray.ofComplex(values, grid.shape())
        : NdArray.of(values, grid.shape());
  }

  /**
   * A power of two near the greatest offset: squares of offsets in it neither overflow nor vanish.
   */
  private static double unit(double[][] offsets) {
    double reach =
        Arrays.stream(offsets).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(1);
    return Math.scalb(1.0, Math.max(Double.MIN_EXPONENT, Math.getExponent(reach)));
  }

  private static void fillRow(
      ProfileSpec spec, double[][] offsets, double unit, int number, double[] values, int at) {
    int last = offsets.length - 1;
    double squares = 0;
    double angle = spec.phase();
    for (int axis = last - 1, rest = number; axis >= 0; axis--) {
      double x = offsets[axis][rest % offsets[axis].length];
      rest /= offsets[axis].length;
      double part = x / unit;
      squares += part * part;
      angle += spec.wave().get(axis) * x;
    }
    double wave = spec.wave().get(last);
    boolean kink = spec.kind() == ProfileKind.KINK;
    int to = at;
    for (double x : offsets[last]) {
      double part = x / unit;
      double r = kink ? x : unit * Math.sqrt(squares + part * part);
      double envelope = spec.amplitude() * spec.kind().envelope(r, spec);
      double turn = angle + wave * x;
      values[to++] = turn == 0 ? envelope : envelope * StrictMath.cos(turn);
      if (spec.complex()) {
        values[to++] = turn == 0 ? 0 : envelope * StrictMath.sin(turn);
      }
    }
  }
}
