// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The Laplacian by second-order central differences (Abramowitz and Stegun 1964, eq. 25.3.30 in two
 * dimensions): {@code sum over the axes of (u(x - h e) - 2 u(x) + u(x + h e)) / h^2}, with h = 1
 * and periodic boundaries: 5 points in two dimensions, 7 in three. Stateless; safe from any thread.
 */
public final class LaplacianStencil {
  private static final int MIN_RANK = 2;
  private static final int MAX_RANK = 3;
  private static final int MIN_POINTS = 3;

  private LaplacianStencil() {}

  /**
   * The stencil on a grid of these sizes. The centre comes first, then each axis, minus before
   * plus.
   *
   * @throws IllegalArgumentException unless there are 2 or 3 sizes of at least 3 points each (on
   *     fewer, both neighbours are the same point)
   */
  public static Stencil of(int... sizes) {
    requireGrid(sizes);
    int rank = sizes.length;
    List<List<Integer>> offsets = new ArrayList<>();
    List<Double> coefficients = new ArrayList<>();
    offsets.add(Collections.nCopies(rank, 0));
    coefficients.add(-2.0 * rank);
    for (int axis = 0; axis < rank; axis++) {
      for (int side = -1; side <= 1; side += 2) {
        List<Integer> offset = new ArrayList<>(Collections.nCopies(rank, 0));
        offset.set(axis, side);
        offsets.add(offset);
        coefficients.add(1.0);
      }
    }
    List<Integer> grid = Arrays.stream(sizes).boxed().toList();
    return new Stencil("periodic", coefficients, grid, 1, offsets, 2, "laplacian_" + rank + "d");
  }

  private static void requireGrid(int... sizes) {
    if (sizes.length < MIN_RANK || sizes.length > MAX_RANK) {
      throw new IllegalArgumentException(
          "the grid " + Arrays.toString(sizes) + " has " + sizes.length + " axes; expected 2 or 3");
    }
    for (int size : sizes) {
      if (size < MIN_POINTS) {
        throw new IllegalArgumentException(
            "the grid %s has an axis of %d points; expected at least %d"
                .formatted(Arrays.toString(sizes), size, MIN_POINTS));
      }
    }
  }
}
