// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Objects;

/**
 * A linear operator on a uniform grid: {@code (L u)[x] = sum_i coefficients[i] u[x + offsets[i]]},
 * x counted in points. The components stand in the order of their names, so that the JSON form of
 * this record is the same with sorted members and without. Immutable; safe from any thread.
 *
 * @param boundary how offsets that leave the grid are read, see {@link Boundary}
 * @param coefficients one for each offset, unit of length to the power minus the operator's degree,
 *     the spacing included
 * @param grid points along each axis
 * @param h spacing in the caller's unit of length: one number if it is the same along all axes, in
 *     JSON without brackets; else one for each axis
 * @param offsets in grid points, one number for each axis; the centre first if it is one of them
 * @param order of accuracy: the error falls as h to this power
 * @param type the operator and its rank, such as {@code laplacian_2d}, and what else tells it from
 *     others on the same grid: {@code laplacian_2d_iso9}, {@code gradient_3d_axis2}
 */
public record Stencil(
    String boundary,
    List<Double> coefficients,
    List<Integer> grid,
    @JsonFormat(
            with = {
              JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED,
              JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY
            })
        List<Double> h,
    List<List<Integer>> offsets,
    int order,
    String type) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the number of coefficients is not that of the offsets, or
   *     the rank of an offset is not that of the grid
   */
  public Stencil {
    Objects.requireNonNull(boundary, "boundary");
    Objects.requireNonNull(coefficients, "coefficients");
    Objects.requireNonNull(grid, "grid");
    Objects.requireNonNull(h, "h");
    Objects.requireNonNull(offsets, "offsets");
    Objects.requireNonNull(type, "type");
    coefficients = List.copyOf(coefficients);
    grid = List.copyOf(grid);
    h = List.copyOf(h);
    offsets = offsets.stream().map(List::copyOf).toList();
    if (coefficients.size() != offsets.size()) {
      throw new IllegalArgumentException(
          "a stencil has %d coefficients and %d offsets; expected one for each"
              .formatted(coefficients.size(), offsets.size()));
    }
    for (List<Integer> offset : offsets) {
      if (offset.size() != grid.size()) {
        throw new IllegalArgumentException(
            "the offset %s has %d numbers; expected %d, one for each axis of the grid %s"
                .formatted(offset, offset.size(), grid.size(), grid));
      }
    }
  }
}
