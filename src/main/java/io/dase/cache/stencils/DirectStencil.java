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
  private final int[] reach;
  private final int[] strides;
  private final RowEnds ends;
  private final Blocks blocks;

  DirectStencil(StencilSpec spec) {
    Stencil stencil = Stencils.of(spec);
    shape = GridShape.of(spec);
    boundary = spec.boundary();
    offsets = stencil.offsets().stream().map(DirectStencil::padded).toArray(int[][]::new);
    coefficients = stencil.coefficients().stream().mapToDouble(Double::doubleValue).toArray();
    reach = IntStream.range(0, StencilSpec.MAX_RANK).map(this::reachAlong).toArray();
    strides = IntStream.range(0, offsets.length).map(this::stride).toArray();
    ends = new RowEnds(offsets, reach[2], shape.n2(), boundary);
    blocks = new Blocks(shape, reach[0]);
  }

  /** Writes the stencil of {@code u} to {@code out}, which is another array. */
  void apply(double[] u, double[] out) {
    blocks.forEach(block -> apply(block, u, out));
  }

  private void apply(Blocks.Block block, double[] u, double[] out) {
    Rows rows = new Rows(u, out, new int[offsets.length], new double[offsets.length]);
    for (int i = block.from0(); i < block.to0(); i++) {
      int low = block.to1();
      int high = block.to1();
      if (i >= reach[0] && i < shape.n0() - reach[0]) {
        low = Math.min(Math.max(block.from1(), reach[1]), block.to1());
        high = Math.max(low, Math.min(block.to1(), shape.n1() - reach[1]));
      }
      reflectedRows(rows, block, i, block.from1(), low);
      insideRows(rows, block, i, low, high);
      reflectedRows(rows, block, i, high, block.to1());
    }
  }

  /** One block's arrays: what is read and written, and for each term its place and factor. */
  private record Rows(double[] u, double[] out, int[] starts, double[] factors) {}

  /**
   * Rows all of whose neighbours are rows of the grid. Whole ones are one run of memory, whose sums
   * are wrong at the rows' ends until these are written.
   */
  private void insideRows(Rows rows, Blocks.Block block, int i, int from, int to) {
    boolean isRun = block.from2() == 0 && block.to2() == shape.n2();
    for (int j = from; j < to; j = isRun ? to : j + 1) {
      int target = start(i, j);
      for (int t = 0; t < strides.length; t++) {
        rows.starts[t] = target + strides[t];
      }
      int last = isRun ? (to - j) * shape.n2() : block.to2();
      sum(rows, coefficients, target, block.from2(), last, isRun ? last : shape.n2());
    }
    for (int j = from; j < to; j++) {
      int target = start(i, j);
      for (int t = 0; t < strides.length; t++) {
        rows.starts[t] = target + strides[t];
      }
      ends.sum(rows.u, rows.starts, coefficients, rows.out, target, block.from2(), block.to2());
    }
  }

  private void reflectedRows(Rows rows, Blocks.Block block, int i, int from, int to) {
    for (int j = from; j < to; j++) {
      int target = start(i, j);
      reflect(i, j, rows.starts, rows.factors);
      sum(rows, rows.factors, target, block.from2(), block.to2(), shape.n2());
      ends.sum(rows.u, rows.starts, rows.factors, rows.out, target, block.from2(), block.to2());
    }
  }

  /** Sums of the points from ... to of a row or run, but for those at the ends of its length. */
  private void sum(Rows rows, double[] factors, int target, int from, int to, int length) {
    int last = Math.min(to, length - reach[2]);
    for (int k = Math.max(from, reach[2]); k < last; k += Blocks.ROW) {
      int end = Math.min(k + Blocks.ROW, last);
      RowSum.sum(rows.u, rows.starts, factors, rows.out, target, k, end);
    }
  }

  /** Where each term reads a row some of whose neighbours lie beyond the walls, and its factor. */
  private void reflect(int i, int j, int[] starts, double[] factors) {
    for (int t = 0; t < starts.length; t++) {
      int plane = i + offsets[t][0];
      int row = j + offsets[t][1];
      int inside = start(boundary.inside(plane, shape.n0()), boundary.inside(row, shape.n1()));
      starts[t] = inside + offsets[t][2];
      factors[t] =
          coefficients[t] * boundary.sign(plane, shape.n0()) * boundary.sign(row, shape.n1());
    }
  }

  private int start(int i, int j) {
    return (i * shape.n1() + j) * shape.n2();
  }

  private int stride(int term) {
    return start(offsets[term][0], offsets[term][1]) + offsets[term][2];
  }

  private int reachAlong(int axis) {
    return IntStream.range(0, offsets.length)
        .map(t -> Math.abs(offsets[t][axis]))
        .max()
        .orElseThrow();
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
