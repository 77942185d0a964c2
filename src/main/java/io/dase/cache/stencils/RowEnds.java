// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

/**
 * The points at both ends of each row whose neighbours along the row may lie beyond the walls: what
 * a term's place moves by and its factor is multiplied by. Immutable; safe from any thread.
 */
final class RowEnds {
  private final int reach;
  private final int length;
  private final int[][] moves;
  private final double[][] signs;

  /**
   * @param offsets of the terms
   * @param reach points at each end, at most half of the length
   * @param length of a row
   */
  RowEnds(int[][] offsets, int reach, int length, Boundary boundary) {
    this.reach = reach;
    this.length = length;
    moves = new int[2 * reach][offsets.length];
    signs = new double[2 * reach][offsets.length];
    for (int end = 0; end < 2 * reach; end++) {
      for (int t = 0; t < offsets.length; t++) {
        int place = place(end) + offsets[t][2];
        moves[end][t] = boundary.inside(place, length) - place;
        signs[end][t] = boundary.sign(place, length);
      }
    }
  }

  /** Writes those end points that lie in from-inclusive to to-exclusive, as {@link RowSum#sum}. */
  void sum(double[] u, int[] starts, double[] factors, double[] out, int target, int from, int to) {
    for (int end = 0; end < 2 * reach; end++) {
      int k = place(end);
      if (k >= from && k < to) {
        out[target + k] = sum(u, starts, factors, k, moves[end], signs[end]);
      }
    }
  }

  private static double sum(
      double[] u, int[] starts, double[] factors, int k, int[] moves, double[] signs) {
    double sum = factors[0] * signs[0] * u[starts[0] + k + moves[0]];
    for (int t = 1; t < starts.length; t++) {
      sum += factors[t] * signs[t] * u[starts[t] + k + moves[t]];
    }
    return sum;
  }

  private int place(int end) {
    return end < reach ? end : length - 2 * reach + end;
  }
}
