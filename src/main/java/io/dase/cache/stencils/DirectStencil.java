// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A stencil applied by its sum, block by block and in parallel. Every element is the sum of its
 * terms in the order of the stencil's offsets, whatever the blocks, so that results are the same
 * bit for bit with any number of threads. Immutable; safe from any thread.
 */
final class DirectStencil {
  private final GridShape shape;
  private final Boundary boundary;
  private final int[][] offsets;
  private final double[] coefficients;
  private final int reach;
  private final Blocks blocks;

  DirectStencil(StencilSpec spec) {
    Stencil stencil = Stencils.of(spec);
    shape = GridShape.of(spec);
    boundary = spec.boundary();
    offsets = stencil.offsets().stream().map(DirectStencil::padded).toArray(int[][]::new);
    coefficients = stencil.coefficients().stream().mapToDouble(Double::doubleValue).toArray();
    reach = IntStream.range(0, offsets.length).map(t -> Math.abs(offsets[t][2])).max().orElse(0);
    blocks = new Blocks(shape, spec.radius());
  }

  /** Writes the stencil of {@code u} to {@code out}, which is another array. */
  void apply(double[] u, double[] out) {
    blocks.forEach(block -> apply(block, u, out));
  }

  private void apply(Blocks.Block block, double[] u, double[] out) {
    int[] starts = new int[offsets.length];
    double[] factors = new double[offsets.length];
    for (int i = block.from0(); i < block.to0(); i++) {
      for (int j = block.from1(); j < block.to1(); j++) {
        for (int t = 0; t < starts.length; t++) {
          int row = i + offsets[t][0];
          int column = j + offsets[t][1];
          starts[t] =
              start(boundary.inside(row, shape.n0()), boundary.inside(column, shape.n1()))
                  + offsets[t][2];
          factors[t] =
              coefficients[t] * boundary.sign(row, shape.n0()) * boundary.sign(column, shape.n1());
        }
        int from = Math.max(block.from2(), reach);
        int to = Math.min(block.to2(), shape.n2() - reach);
        int target = start(i, j);
        RowSum.sum(u, starts, factors, out, target, from, to);
        ends(u, starts, factors, out, target, block.from2(), Math.min(from, block.to2()));
        ends(u, starts, factors, out, target, Math.max(to, block.from2()), block.to2());
      }
    }
  }

  /** Elements whose neighbours along the last axis may lie beyond its ends. */
  private void ends(
      double[] u, int[] starts, double[] factors, double[] out, int target, int from, int to) {
    for (int k = from; k < to; k++) {
      double sum = 0;
      for (int t = 0; t < starts.length; t++) {
        int place = k + offsets[t][2];
        int moved = boundary.inside(place, shape.n2()) - place;
        double factor = factors[t] * boundary.sign(place, shape.n2());
        sum = t == 0 ? factor * u[starts[t] + k + moved] : sum + factor * u[starts[t] + k + moved];
      }
      out[target + k] = sum;
    }
  }

  private int start(int i, int j) {
    return (i * shape.n1() + j) * shape.n2();
  }

  private static int[] padded(List<Integer> offset) {
    int[] all = new int[StencilSpec.MAX_RANK];
    int missing = all.length - offset.size();
    for (int axis = 0; axis < offset.size(); axis++) {
      all[missing + axis] = offset.get(axis);
    }
    return all;
  }
}
