// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.core.CacheException;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.Codecs;
import io.dase.cache.format.NdArray;
import io.dase.cache.stencils.Stencil;
import io.dase.cache.stencils.StencilSpec;
import io.dase.cache.stencils.Stencils;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A stencil as the system before this one kept it: {@code {"matrix": array, "type":
 * "laplacian_2d"}}, the coefficients as a block of as many axes as the grid, odd along each, the
 * centre in the middle. Stateless; safe from any thread.
 */
final class OldStencil {
  private static final String MATRIX = "matrix";

  private OldStencil() {}

  /** Whether a file holds a map with a matrix; its values are not looked at. */
  static boolean isIn(ByteBuffer bytes, String extension) {
    try {
      return Codecs.decode(bytes, extension, Map.class).containsKey(MATRIX);
    } catch (CacheException e) {
      return false;
    }
  }

  /**
   * @throws CacheException unless type and coefficients are those of the spec; numbers that are
   *     absent in the block are 0
   */
  static void check(StencilSpec spec, Map<?, ?> found) {
    Stencil expected = Stencils.of(spec);
    if (!expected.type().equals(found.get("type"))) {
      throw new IncompatibleDataException(
          "found the type '%s', expected '%s'".formatted(found.get("type"), expected.type()));
    }
    NdArray block = array(found.get(MATRIX));
    int[] shape = block.shape();
    if (shape.length != spec.rank() || Arrays.stream(shape).anyMatch(extent -> extent % 2 == 0)) {
      throw new IncompatibleDataException(
          "found a matrix of the shape %s, expected the coefficients round a point: %d odd extents"
              .formatted(Arrays.toString(shape), spec.rank()));
    }
    double[] coefficients = new double[block.size()];
    for (int i = 0; i < expected.offsets().size(); i++) {
      coefficients[index(expected.offsets().get(i), shape)] = expected.coefficients().get(i);
    }
    ArtifactContent.requireClose(
        MATRIX, ArtifactContent.doubles(block), DoubleBuffer.wrap(coefficients));
  }

  private static int index(List<Integer> offset, int[] shape) {
    int index = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      int reach = shape[axis] / 2;
      if (Math.abs(offset.get(axis)) > reach) {
        throw new IncompatibleDataException(
            "found a matrix of the shape %s, expected one that reaches %s from its middle"
                .formatted(Arrays.toString(shape), offset));
      }
      index = index * shape[axis] + reach + offset.get(axis);
    }
    return index;
  }

  /** An array, or lists of as many numbers or lists each. */
  private static NdArray array(Object value) {
    if (value instanceof NdArray array && !array.type().isComplex()) {
      return array;
    }
    if (value instanceof List<?> rows && !rows.isEmpty()) {
      int[] shape = shape(rows);
      double[] numbers = numbers(rows).toArray();
      if (Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b) == numbers.length) {
        return NdArray.of(numbers, shape);
      }
    }
    throw new IncompatibleDataException("found a matrix that is no array of real numbers");
  }

  private static int[] shape(List<?> rows) {
    return IntStream.concat(
            IntStream.of(rows.size()),
            rows.isEmpty() || !(rows.get(0) instanceof List<?> inner)
                ? IntStream.empty()
                : Arrays.stream(shape(inner)))
        .toArray();
  }

  private static DoubleStream numbers(List<?> rows) {
    return rows.stream()
        .flatMapToDouble(
            value ->
                value instanceof List<?> inner
                    ? numbers(inner)
                    : DoubleStream.of(
                        value instanceof Number number ? number.doubleValue() : Double.NaN));
  }
}
