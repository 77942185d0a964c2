// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.Numpy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FftCommandTest {
  private static final String CLOSE =
      "import numpy, sys; x = numpy.load(sys.argv[1]); y = numpy.load(sys.argv[2]); e = %s;"
          + " print(y.dtype, numpy.allclose(y, e, rtol=0, atol=%s * numpy.abs(e).max()))";

  @TempDir private Path root;
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "fft_2d_6x10; c16; (6, 10); numpy.fft.fft2(x); complex128; 1e-14",
        "fft_2d_6x10; f8; (6, 10); numpy.fft.fft2(x); complex128; 1e-14",
        "fft_1d_7; i4; (7,); numpy.fft.fft(x); complex128; 1e-14",
        "fft_1d_7_b3; c16; (3, 7); numpy.fft.fft(x); complex128; 1e-14",
        "rfft_2d_6x10; f8; (6, 10); numpy.fft.rfft2(x); complex128; 1e-14",
        "rfft_2d_6x9/forward/in/1/estimate; f8; (6, 9); numpy.fft.rfft2(x); complex128; 1e-14",
        "fft_2d_6x10_f32; c8; (6, 10); numpy.fft.fft2(x); complex64; 1e-6",
        "fft_2d_6x10/backward/out/1/estimate; c16; (6, 10); 60 * numpy.fft.ifft2(x); complex128;"
            + " 1e-14",
        "dht_1d_9; f8; (9,); numpy.fft.fft(x).real - numpy.fft.fft(x).imag; float64; 1e-14",
      })
  void agreesWithNumpy(
      String spec, String type, String shape, String expected, String dtype, String tolerance) {
    array(type, shape);

    CliRun run = fft(spec);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Numpy.run(CLOSE.formatted(expected, tolerance), file("a"), file("b")).strip())
        .isEqualTo(dtype + " True");
  }

  @ParameterizedTest
  @CsvSource({"fft_2d_6x10, c16", "rfft_2d_6x10, f8", "dct2_2d_6x10, f8", "dst1_2d_6x10, f8"})
  void theInverseByNTakesBack(String key, String type) {
    array(type, "(6, 10)");
    assertThat(fft(key).code()).isZero();

    CliRun back =
        run("fft %s --inverse --normalize by_n --in %s --out %s", key, file("b"), file("c"));

    assertThat(back.code()).as(back.err()).isZero();
    assertThat(Numpy.run(CLOSE.formatted("x", "1e-14"), file("a"), file("c"))).contains("True");
  }

  @Test
  void orthoKeepsTheNorm() {
    array("c16", "(6, 10)");

    assertThat(fft("fft_2d_6x10", "--normalize", "ortho").code()).isZero();

    String expected = "numpy.fft.fft2(x, norm='ortho')";
    assertThat(Numpy.run(CLOSE.formatted(expected, "1e-14"), file("a"), file("b")))
        .contains("True");
  }

  @Test
  void aKeyTakesTheWisdomOfTheHardestRigorThatIsThere() {
    array("c16", "(6, 10)");
    assertThat(fft("fft_2d_6x10").out()).contains("fft_2d_6x10/forward/out/1/estimate");

    assertThat(CliRun.of(root, "wisdom", "generate", "fft_2d_6x10").code()).isZero();

    assertThat(fft("fft_2d_6x10").out()).contains("fft_2d_6x10/forward/out/1/measure");
  }

  @Test
  void rigorAndThreadsMayBeChosen() {
    array("c16", "(6, 10)");

    CliRun run = fft("fft_2d_6x10", "--rigor", "measure", "--threads", "2");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("fft_2d_6x10/forward/out/2/measure");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "fft_2d_6x10; c16; (10, 6); complex128 (10, 6); complex128 or float64 (6, 10)",
        "fft_1d_6; c16; (1, 6); complex128 (1, 6); complex128 or float64 (6,)",
        "rfft_1d_6; c16; (6,); complex128 (6,); float64 (6,)",
        "dct2_1d_6_f32; f8; (6,); float64 (6,); float32 (6,), and float64 would be rounded",
      })
  void anotherArrayIsRefusedAndToldFromTheExpectedOne(
      String spec, String type, String shape, String found, String expected) {
    array(type, shape);

    CliRun run = fft(spec);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(file("a") + ": the input is " + found, "takes " + expected);
    assertThat(file("b")).doesNotExist();
  }

  @Test
  void theOutputMayReplaceTheInput() {
    array("c16", "(6, 10)");

    assertThat(run("fft fft_2d_6x10 --in %s --out %1$s", file("a")).code()).isZero();

    assertThat(Numpy.run("import numpy, sys; print(numpy.load(sys.argv[1]).shape)", file("a")))
        .isEqualTo("(6, 10)\n");
  }

  @Test
  void whatIsNoArrayIsNamed() throws IOException {
    Files.writeString(file("a"), "no array");
    CliRun corrupt = fft("fft_1d_8");
    assertThat(corrupt.code()).isEqualTo(1);
    assertThat(corrupt.err()).contains(file("a") + ": ");

    Files.delete(file("a"));
    CliRun missing = fft("fft_1d_8");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("there is no file " + file("a"));
  }

  @Test
  void anOutputWithoutItsFolderIsToldBeforeAnythingIsPlanned() {
    array("c16", "(8,)");
    Path missing = folder.resolve("no/such/b.npy");

    CliRun run = run("fft fft_1d_8 --rigor measure --in %s --out %s", file("a"), missing);

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(missing + " cannot be written: there is no folder " + missing.getParent())
        .contains("mkdir -p")
        .doesNotContain("Exception");
    assertThat(root.resolve("fftw_wisdom")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "fft_1d_8/forward/out/1/estimate/split",
    "fft_1d_8/forward/out/1/estimate/i2",
    "fft_1d",
    "fft_1d_8 --threads many",
    "fft_1d_8 --threads 0",
    "fft_1d_8 --threads 5000",
    "fft_1d_8 --normalize forward",
    "fft_1d_8_f80",
  })
  void wrongUseExitsWithTwo(String arguments) {
    array("c16", "(8,)");

    CliRun run = fft(arguments.split(" "));

    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).startsWith("dase-cache: ");
  }

  private void array(String type, String shape) {
    Numpy.run(
        "import numpy, sys; r = numpy.random.default_rng(1); s = %s;".formatted(shape)
            + " x = 100 * (r.random(s) - 0.5);"
            + " x = x + 100j * (r.random(s) - 0.5) if sys.argv[2][0] == 'c' else x;"
            + " numpy.save(sys.argv[1], x.astype(sys.argv[2]))",
        file("a"),
        type);
  }

  private CliRun fft(String... arguments) {
    return run("fft %s --in %s --out %s", String.join(" ", arguments), file("a"), file("b"));
  }

  private CliRun run(String command, Object... arguments) {
    return CliRun.of(root, command.formatted(arguments).split(" "));
  }

  private Path file(String name) {
    return folder.resolve(name + ".npy");
  }
}
