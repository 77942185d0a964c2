// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import io.dase.cache.format.NdArray;
import io.dase.cache.format.NpzCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One file of {@code wisdom/golden/stencil_operators}, which numpy made from the dense matrix of a
 * stencil: see {@code make_stencil_operators.py}.
 */
record GoldenOperator(StencilSpec spec, Map<String, Object> arrays) {
  static final Path FOLDER =
      Path.of(System.getProperty("dase.source.dir"), "wisdom/golden/stencil_operators");

  static List<GoldenOperator> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".npz"))
          .sorted()
          .map(GoldenOperator::read)
          .toList();
    }
  }

  static List<GoldenOperator> solvable() throws IOException {
    return all().stream().filter(golden -> golden.arrays.containsKey("solved")).toList();
  }

  NdArray array(String name) {
    return (NdArray) arrays.get(name);
  }

  double[] values(String name) {
    return array(name).toDoubleArray();
  }

  @Override
  public String toString() {
    return spec.key();
  }

  private static GoldenOperator read(Path file) {
    String name = file.getFileName().toString();
    try {
      return new GoldenOperator(
          StencilSpec.parse(name.substring(0, name.lastIndexOf('.'))),
          new NpzCodec().decode(ByteBuffer.wrap(Files.readAllBytes(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
