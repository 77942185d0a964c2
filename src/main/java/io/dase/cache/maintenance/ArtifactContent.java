// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.Codecs;
import io.dase.cache.format.DType;
import io.dase.cache.format.NdArray;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.kernels.KernelWeights;
import io.dase.cache.stencils.Stencil;
import io.dase.cache.stencils.StencilSpec;
import io.dase.cache.stencils.Stencils;
import io.dase.cache.stencils.Symbols;
import io.dase.cache.templates.EchoSpec;
import io.dase.cache.templates.EchoTrain;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Compares a file with what its key says. Numbers may differ by {@value #TOLERANCE} of the greatest
 * one, since an older program may have rounded otherwise. Stateless; safe from any thread.
 */
interface ArtifactContent {
  double TOLERANCE = 1e-9;

  /**
   * @throws io.dase.cache.core.CacheException telling what is there, and what was expected
   */
  void check(ByteBuffer bytes, String extension);

  static ArtifactContent kernel(KernelSpec spec) {
    return (bytes, extension) ->
        requireClose(
            "weights",
            Codecs.decode(bytes, extension, NdArray.class),
            new int[] {spec.n()},
            () -> NdArray.of(KernelWeights.of(spec), spec.n()));
  }

  /** Also in the form of the system before, see {@link OldStencil}. */
  static ArtifactContent stencil(StencilSpec spec) {
    return (bytes, extension) -> {
      if (OldStencil.isIn(bytes, extension)) {
        OldStencil.check(spec, Codecs.decode(bytes, extension, Map.class));
      } else if (!Codecs.decode(bytes, extension, Stencil.class).equals(Stencils.of(spec))) {
        throw new IncompatibleDataException(
            "found other offsets or coefficients than " + spec.key() + " has");
      }
    };
  }

  static ArtifactContent symbol(StencilSpec spec) {
    return (bytes, extension) ->
        requireClose(
            "symbol",
            Codecs.decode(bytes, extension, NdArray.class),
            spec.grid().stream().mapToInt(Integer::intValue).toArray(),
            () -> Symbols.of(spec));
  }

  static ArtifactContent echo(EchoSpec spec) {
    return (bytes, extension) -> {
      Map<?, ?> found = Codecs.decode(bytes, extension, Map.class);
      int[] shape = {spec.n()};
      requireClose("times", found.get("times"), shape, () -> EchoTrain.compute(spec).times());
      requireClose(
          "amplitudes", found.get("amplitudes"), shape, () -> EchoTrain.compute(spec).amplitudes());
    };
  }

  /** The expected numbers are computed only for an array of their shape. */
  private static void requireClose(
      String name, Object value, int[] shape, Supplier<NdArray> numbers) {
    if (!(value instanceof NdArray found) || !Arrays.equals(found.shape(), shape)) {
      throw new IncompatibleDataException(
          "found %s, expected '%s' of the shape %s"
              .formatted(describe(value), name, Arrays.toString(shape)));
    }
    NdArray expected = numbers.get();
    if (found.type().isComplex() != expected.type().isComplex()) {
      throw new IncompatibleDataException(
          "found %s, expected %s".formatted(describe(found), describe(expected)));
    }
    requireClose(name, doubles(found), doubles(expected));
  }

  /** As many numbers each. */
  static void requireClose(String name, DoubleBuffer found, DoubleBuffer expected) {
    double scale = 0;
    for (int i = 0; i < expected.limit(); i++) {
      scale = Math.max(scale, Math.abs(expected.get(i)));
    }
    for (int i = 0; i < expected.limit(); i++) {
      if (!(Math.abs(found.get(i) - expected.get(i)) <= TOLERANCE * scale)) {
        throw new IncompatibleDataException(
            "found %s as number %d of '%s', expected %s"
                .formatted(found.get(i), i, name, expected.get(i)));
      }
    }
  }

  /** The numbers, complex ones as pairs; without a copy where they are doubles. */
  static DoubleBuffer doubles(NdArray array) {
    return array.type() == DType.FLOAT64 || array.type() == DType.COMPLEX128
        ? array.asDoubleBuffer()
        : DoubleBuffer.wrap(array.toDoubleArray());
  }

  static String describe(Object value) {
    return value instanceof NdArray array
        ? array.type() + " " + Arrays.toString(array.shape())
        : value == null ? "nothing" : value.getClass().getSimpleName();
  }
}
