// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.Numpy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of wisdom/golden/arrays, whose elements make_arrays.py defines by a formula. */
class GoldenArraysTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("dase.source.dir", "."), "wisdom", "golden");
  private static final NdArray GRID = doubles(3, 4);

  @ParameterizedTest
  @ValueSource(strings = {"", "_v2", "_v3", "_fortran", "_big"})
  void theGridOfEveryLayoutIsTheSame(String layout) throws IOException {
    assertThat(read("f64_3x4" + layout + ".npy", NdArray.class)).isEqualTo(GRID);
  }

  @Test
  void everyTypeAndShapeReadsAsDefined() throws IOException {
    assertThat(read("f64_0d.npy", NdArray.class)).isEqualTo(doubles());
    assertThat(read("f64_7.npy", NdArray.class)).isEqualTo(doubles(7));
    assertThat(read("f64_0x3.npy", NdArray.class)).isEqualTo(doubles(0, 3));
    assertThat(read("f32_5.npy", NdArray.class))
        .isEqualTo(NdArray.of(new float[] {.25f, 1.25f, 2.25f, 3.25f, 4.25f}, 5));
    assertThat(read("c128_2x3.npy", NdArray.class))
        .isEqualTo(
            NdArray.ofComplex(
                new double[] {.25, 0, 1.25, -1, 2.25, -2, 3.25, -3, 4.25, -4, 5.25, -5}, 2, 3));
    assertThat(read("i64_2x2x2.npy", NdArray.class)).isEqualTo(longs(2, 2, 2));
  }

  @Test
  void objectArraysAreRefused() {
    assertThat(Failures.incompatible(() -> read("object_2.npy", NdArray.class)))
        .contains("object array");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pair_stored.npz", "pair_deflated.npz"})
  void archivesOfNumpyAreMapsOfArrays(String name) throws IOException {
    assertThat(read(name, Object.class)).isEqualTo(Map.of("grid", GRID, "index", longs(5)));
  }

  @Test
  void jsonValuesPackedByNumpyComeBack() throws IOException {
    assertThat(read("mixed.npz", Object.class))
        .isEqualTo(Map.of("matrix", GRID, "type", "laplacian_2d", "n", List.of(3, 4)));
  }

  @Test
  void theScriptStillMakesTheseArrays(@TempDir Path folder) throws IOException {
    Numpy.run(Files.readString(GOLDEN.resolve("make_arrays.py")), folder);
    try (var files = Files.list(folder)) {
      List<Path> made = files.filter(file -> !file.endsWith("object_2.npy")).toList();
      assertThat(made).hasSize(14);
      for (Path file : made) {
        String extension = file.toString().substring(file.toString().length() - 3);
        Object again =
            Codecs.decode(ByteBuffer.wrap(Files.readAllBytes(file)), extension, Object.class);
        assertThat(read(file.getFileName().toString(), Object.class)).isEqualTo(again);
      }
    }
  }

  private static <T> T read(String name, Class<T> type) throws IOException {
    byte[] bytes = Files.readAllBytes(GOLDEN.resolve("arrays").resolve(name));
    return Codecs.decode(ByteBuffer.wrap(bytes), name.substring(name.length() - 3), type);
  }

  private static NdArray doubles(int... shape) {
    double[] values = new double[Shape.byteSize(DType.FLOAT64, shape) / 8];
    for (int k = 0; k < values.length; k++) {
      values[k] = k + 0.25;
    }
    return NdArray.of(values, shape);
  }

  private static NdArray longs(int... shape) {
    long[] values = new long[Shape.byteSize(DType.INT64, shape) / 8];
    for (int k = 0; k < values.length; k++) {
      values[k] = 1_000_000_007L * k - 3;
    }
    return NdArray.of(values, shape);
  }
}
