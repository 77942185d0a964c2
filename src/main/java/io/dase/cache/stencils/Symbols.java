// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import io.dase.cache.core.Ranges;
import io.dase.cache.format.DType;
import io.dase.cache.format.NdArray;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * Fourier symbols of stencils: what the stencil multiplies each mode of the grid by. Stateless;
 * safe from any thread.
 */
public final class Symbols {
  /** How many elements of a stored symbol are computed again to see whether it is that. */
  private static final int PROBES = 256;

  private interface Factors {
    double at(int i, int j, int k);
  }

  private Symbols() {}

  /**
   * The symbol on the whole grid, of its shape, unit of length to the power minus the operator's
   * degree. Index i of an axis of n points is mode m, see {@link Boundary}: m = i for periodic, in
   * the order of numpy's {@code fftfreq}, and Neumann; m = i + 1 for Dirichlet.
   *
   * <p>Laplacian and biharmonic: float64; the transform of the boundary (DFT, DST-II, DCT-II), this
   * factor and the inverse transform are the stencil. Gradient: complex128 i s if periodic, float64
   * s otherwise, where it also makes cosines of sines (Dirichlet) and minus sines of cosines
   * (Neumann) along its axis.
   *
   * @throws IllegalArgumentException for a periodic gradient of {@link NdArray#MAX_BYTES} and more,
   *     and for a symbol that does not fit into the heap
   */
  public static NdArray of(StencilSpec spec) {
    Objects.requireNonNull(spec, "spec");
    int width = width(spec);
    if ((long) width * Double.BYTES * spec.size() > NdArray.MAX_BYTES) {
      throw new IllegalArgumentException(
          "the grid %s has %d points; expected at most %d for the symbol of a periodic gradient"
              .formatted(spec.grid(), spec.size(), NdArray.MAX_BYTES / width / Double.BYTES));
    }
    Ranges.requireFitsHeap(
        "the symbol on " + spec.grid(), (long) width * Double.BYTES * spec.size());
    Factors factors = factors(spec);
    GridShape shape = GridShape.of(spec);
    double[] values = new double[width * shape.size()];
    int at = width - 1;
    for (int i = 0; i < shape.n0(); i++) {
      for (int j = 0; j < shape.n1(); j++) {
        for (int k = 0; k < shape.n2(); k++, at += width) {
          values[at] = factors.at(i, j, k);
        }
      }
    }
    return width == 1 ? NdArray.of(values, sizes(spec)) : NdArray.ofComplex(values, sizes(spec));
  }

  /** Whether an array has the type, shape and, as far as probed, the elements of a symbol. */
  static boolean matches(StencilSpec spec, NdArray array) {
    int width = width(spec);
    if (array.type() != (width == 1 ? DType.FLOAT64 : DType.COMPLEX128)
        || !Arrays.equals(array.shape(), sizes(spec))) {
      return false;
    }
    Factors factors = factors(spec);
    GridShape shape = GridShape.of(spec);
    DoubleBuffer values = array.asDoubleBuffer();
    int step = Math.max(1, spec.size() / PROBES);
    for (int at = spec.size() - 1; at >= 0; at -= step) {
      int row = at / shape.n2();
      double expected = factors.at(row / shape.n1(), row % shape.n1(), at % shape.n2());
      double found = values.get(width * at + width - 1);
      if (found != expected || (width == 2 && values.get(width * at) != 0)) {
        return false;
      }
    }
    return true;
  }

  private static Factors factors(StencilSpec spec) {
    if (spec.operator() != DifferentialOperator.GRADIENT) {
      return new EvenSymbol(spec)::at;
    }
    OddSymbol symbol = new OddSymbol(spec);
    return switch (StencilSpec.MAX_RANK - spec.rank() + spec.axis()) {
      case 0 -> (i, j, k) -> symbol.at(i);
      case 1 -> (i, j, k) -> symbol.at(j);
      default -> (i, j, k) -> symbol.at(k);
    };
  }

  /** Reals of each element; of two the second is the factor. */
  private static int width(StencilSpec spec) {
    boolean isComplex =
        spec.operator() == DifferentialOperator.GRADIENT && spec.boundary() == Boundary.PERIODIC;
    return isComplex ? 2 : 1;
  }

  private static int[] sizes(StencilSpec spec) {
    return spec.grid().stream().mapToInt(Integer::intValue).toArray();
  }
}
