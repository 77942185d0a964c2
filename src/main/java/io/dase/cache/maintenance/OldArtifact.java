// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.Codecs;
import io.dase.cache.format.NdArray;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.kernels.KernelWeights;
import io.dase.cache.stencils.CachedStencilProvider;
import io.dase.cache.stencils.Stencil;
import io.dase.cache.stencils.StencilSpec;
import io.dase.cache.stencils.Stencils;
import io.dase.cache.stencils.Symbols;
import io.dase.cache.templates.CachedEchoProvider;
import io.dase.cache.templates.EchoSpec;
import io.dase.cache.templates.EchoTrain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A value that follows from its key alone. An older program may have rounded otherwise, so what the
 * file holds is compared within {@value #TOLERANCE} of the greatest number, and the store gets what
 * this library computes.
 */
record OldArtifact(
    CacheKey key, Path file, Comparison comparison, Runnable maker, CacheManager manager)
    implements OldFile {
  private static final double TOLERANCE = 1e-9;
  private static final long MAX_BYTES = 1L << 30;

  /** Compares a file with what its key says. */
  private interface Comparison {
    void check(ByteBuffer bytes, String extension);
  }

  static OldFile kernel(CacheManager manager, KernelSpec spec, Path file) {
    return new OldArtifact(
        new CacheKey(Category.FRACTIONAL_KERNELS, spec.key()),
        file,
        (bytes, extension) ->
            requireClose(
                "weights",
                Codecs.decode(bytes, extension, NdArray.class),
                new int[] {spec.n()},
                () -> NdArray.of(KernelWeights.of(spec), spec.n())),
        () -> new CachedFractionalKernelProvider(manager).getKernel(spec),
        manager);
  }

  static OldFile stencil(CacheManager manager, StencilSpec spec, Path file) {
    return new OldArtifact(
        new CacheKey(Category.STENCILS, spec.key()),
        file,
        (bytes, extension) -> {
          if (!Codecs.decode(bytes, extension, Stencil.class).equals(Stencils.of(spec))) {
            throw new IncompatibleDataException(
                "found other offsets or coefficients than " + spec.key() + " has");
          }
        },
        () -> new CachedStencilProvider(manager).get(spec),
        manager);
  }

  static OldFile symbol(CacheManager manager, StencilSpec spec, Path file) {
    return new OldArtifact(
        new CacheKey(Category.STENCILS, spec.symbolKey()),
        file,
        (bytes, extension) ->
            requireClose(
                "symbol",
                Codecs.decode(bytes, extension, NdArray.class),
                spec.grid().stream().mapToInt(Integer::intValue).toArray(),
                () -> Symbols.of(spec)),
        () -> new CachedStencilProvider(manager).getSymbol(spec),
        manager);
  }

  static OldFile echo(CacheManager manager, EchoSpec spec, Path file) {
    return new OldArtifact(
        new CacheKey(Category.ECHO_TEMPLATES, spec.key()),
        file,
        (bytes, extension) -> {
          Map<?, ?> found = Codecs.decode(bytes, extension, Map.class);
          int[] shape = {spec.n()};
          requireClose("times", found.get("times"), shape, () -> EchoTrain.compute(spec).times());
          requireClose(
              "amplitudes",
              found.get("amplitudes"),
              shape,
              () -> EchoTrain.compute(spec).amplitudes());
        },
        () -> new CachedEchoProvider(manager).get(spec),
        manager);
  }

  @Override
  public void check() throws IOException {
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new IncompatibleDataException(
          "found " + size + " bytes, expected at most " + MAX_BYTES);
    }
    String name = file.getFileName().toString();
    comparison.check(
        ByteBuffer.wrap(Files.readAllBytes(file)), name.substring(name.lastIndexOf('.') + 1));
  }

  @Override
  public boolean store() {
    maker.run();
    return manager.exists(key.category().name(), key.key());
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
    double[] actual = found.toDoubleArray();
    double[] right = expected.toDoubleArray();
    double scale = Arrays.stream(right).map(Math::abs).max().orElse(0);
    for (int i = 0; i < right.length; i++) {
      if (!(Math.abs(actual[i] - right[i]) <= TOLERANCE * scale)) {
        throw new IncompatibleDataException(
            "found %s as number %d of '%s', expected %s".formatted(actual[i], i, name, right[i]));
      }
    }
  }

  private static String describe(Object value) {
    return value instanceof NdArray array
        ? array.type() + " " + Arrays.toString(array.shape())
        : value == null ? "nothing" : value.getClass().getSimpleName();
  }
}
