// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.dase.cache.CacheManager;
import io.dase.cache.format.NdArray;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.kernels.KernelWeights;
import io.dase.cache.stencils.Stencil;
import io.dase.cache.stencils.StencilSpec;
import io.dase.cache.stencils.Stencils;
import io.dase.cache.testing.ChildJvm;
import io.dase.cache.testing.Numpy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptCommandTest {
  /** As a program in Python kept them: recurrences that drift, dictionaries, placeholders. */
  private static final String OLD_CACHE =
      """
      import json, numpy, os, sys, zipfile
      os.chdir(sys.argv[1])
      for folder in "fftw_wisdom fractional_kernels stencils echo_templates surrogates other".split():
          os.mkdir(folder)
      k = numpy.arange(1, 1000)
      weights = numpy.concatenate([[1.0], numpy.cumprod(1 - 2.5 / k)]) * 0.01 ** -1.5
      numpy.save("fractional_kernels/kernel_1.5_0.01_1000.npy", weights)
      numpy.save("fractional_kernels/kernel_1.50_1e-02_500.npy", weights[:500])
      numpy.save("fractional_kernels/kernel_1.8_0.01_1000.npy", weights)
      numpy.save("fractional_kernels/kernel_1.5_0.01_2000.npy", weights)
      numpy.save("fractional_kernels/kernel_9.npy", weights)
      json.dump({"type": "laplacian_1d", "boundary": "periodic", "order": 2, "grid": [8], "h": 1.0,
                 "offsets": [[0], [-1], [1]], "coefficients": [-2.0, 1.0, 1.0]},
                open("stencils/laplacian_1d_8.json", "w"))
      json.dump({"type": "laplacian_1d"}, open("stencils/laplacian_1d_9.json", "w"))
      open("fftw_wisdom/fft_1d_16.wisdom", "w").write("FFTW wisdom for fft_1d_16")
      json.dump({"planned": True}, open("fftw_wisdom/fft_2d_64x64.json", "w"))
      open("surrogates/waves.pt", "w").write("model")
      open("other/notes.txt", "w").write("notes")
      """;

  @TempDir private Path root;
  @TempDir private Path old;
  @TempDir private Path other;

  @BeforeEach
  void fill() {
    Numpy.run(OLD_CACHE, old.toString());
  }

  @Test
  void namesWhatItTakesInAndWhatItRefuses() throws IOException {
    assertThat(CliRun.of(other, "wisdom", "generate", "fft_1d_8").code()).isZero();
    Path wisdom = old.resolve("fftw_wisdom/fft_1d_8.wisdom");
    assertThat(CliRun.of(other, "wisdom", "export", "fft_1d_8", wisdom.toString()).code()).isZero();

    CliRun run = CliRun.of(root, "adopt", old.toString());

    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "adopted     " + wisdom + " as fftw_wisdom/fft_1d_8\n",
            "placeholder " + old.resolve("fftw_wisdom/fft_1d_16.wisdom") + " as fftw_wisdom/fft",
            "placeholder " + old.resolve("fftw_wisdom/fft_2d_64x64.json"),
            "not FFTW's text: ",
            "'dase-cache wisdom generate fft_1d_16'",
            "adopted     " + old.resolve("fractional_kernels/kernel_1.5_0.01_1000.npy"),
            "kernel_1.50_1e-02_500.npy as fractional_kernels/kernel_1.5_0.01_500\n",
            "refused     " + old.resolve("fractional_kernels/kernel_1.8_0.01_1000.npy"),
            "refused     " + old.resolve("fractional_kernels/kernel_1.5_0.01_2000.npy"),
            "found float64 [1000], expected 'weights' of the shape [2000]",
            "ignored     " + old.resolve("fractional_kernels/kernel_9.npy"),
            "adopted     " + old.resolve("stencils/laplacian_1d_8.json"),
            "refused     " + old.resolve("stencils/laplacian_1d_9.json"),
            "refused     " + old.resolve("surrogates/waves.pt") + " as surrogates/waves: ",
            "ignored     " + old.resolve("other/notes.txt"))
        .endsWith("adopted 4, present 0, placeholders 2, refused 4, ignored 2\n");
    assertThat(CliRun.of(root, "ls").out())
        .contains("kernel_1.5_0.01_500", "laplacian_1d_8", "fft_1d_8", "Total: 4 entries");
    assertThat(CliRun.of(root, "validate").code()).isZero();
  }

  @Test
  void stencilsInTheFormOfTheSystemBeforeAreTakenInWhereTheyAreThoseOfTheirKey() {
    String stencils =
        """
        import json, numpy, os, sys
        os.chdir(sys.argv[1] + "/other")
        plane = [[0, 1, 0], [1, -4, 1], [0, 1, 0]]
        json.dump({"matrix": plane, "type": "laplacian_2d"}, open("laplacian_2d_8x8.json", "w"))
        json.dump({"matrix": plane, "type": "laplacian"}, open("laplacian_2d_8x9.json", "w"))
        json.dump({"matrix": [[0, 1], [1]], "type": "laplacian_2d"}, open("laplacian_2d_9x9.json", "w"))
        json.dump({"matrix": [[1] * 64] * 64, "type": "laplacian_2d"}, open("laplacian_2d_8x7.json", "w"))
        json.dump({"matrix": plane, "type": "laplacian_2d"}, open("laplacian_2d_8x8_o4.json", "w"))
        wide = numpy.pad(numpy.array(plane, float), 2)
        numpy.savez("laplacian_2d_7x7.npz", matrix=wide,
                    __json__=numpy.frombuffer(b'{"type":"laplacian_2d"}', numpy.uint8))
        wide[0, 0] = 1e-3
        numpy.savez("laplacian_2d_7x8.npz", matrix=wide,
                    __json__=numpy.frombuffer(b'{"type":"laplacian_2d"}', numpy.uint8))
        """;
    Numpy.run(stencils, old.toString());

    CliRun run = CliRun.of(root, "adopt", old.resolve("other").toString());

    assertThat(run.out())
        .contains(
            "other/laplacian_2d_8x8.json as stencils/laplacian_2d_8x8\n",
            "other/laplacian_2d_7x7.npz as stencils/laplacian_2d_7x7\n",
            "laplacian_2d_8x9: found the type 'laplacian', expected 'laplacian_2d'",
            "laplacian_2d_9x9: found a matrix that is no array of real numbers",
            "laplacian_2d_8x7: found a matrix of the shape [64, 64], expected the coefficients",
            "laplacian_2d_8x8_o4: found a matrix of the shape [3, 3], expected one that reaches",
            "laplacian_2d_7x8: found 0.001 as number 0 of 'matrix', expected 0.0")
        .endsWith("adopted 2, present 0, placeholders 0, refused 5, ignored 1\n");
    try (CacheManager manager = new CacheManager(root)) {
      assertThat(manager.load("stencils", "laplacian_2d_8x8", Stencil.class))
          .hasValue(Stencils.of(StencilSpec.laplacian(8, 8)));
    }
  }

  @Test
  void archivesUnderADigestAreTakenInOnlyWithTheMembersOfTheirCategory() {
    String archives =
        """
        import numpy, os, sys
        os.chdir(sys.argv[1] + "/other")
        zone = numpy.ones((4, 3))
        numpy.savez("0000000000000001.npz", source=zone)
        numpy.savez_compressed("0000000000000002.npz", source=zone, coupling=zone)
        numpy.savez("0000000000000003.npz", weights=zone)
        numpy.savez("0000000000000004.npz", source=zone, coupling=zone, more=zone)
        numpy.savez("0000000000000005.npz", source=zone.astype(int))
        numpy.savez("0000000000000006.npz", source=zone[0])
        numpy.savez("0000000000000007.npz", source=zone, coupling=zone.T)
        numpy.savez("profile_gaussian_0000000000000001.npz", psi=zone, phi=zone, h=zone)
        numpy.savez("profile_gaussian_0000000000000002.npz", psi=zone, phi=zone)
        """;
    Numpy.run(archives, old.toString());

    CliRun run = CliRun.of(root, "adopt", old.resolve("other").toString());

    assertThat(run.out())
        .contains(
            "/0000000000000001.npz as source_maps/0000000000000001\n",
            "/0000000000000002.npz as source_maps/0000000000000002\n",
            "3: found the members [weights], expected [source] or [coupling, source]\n",
            "4: found the members [coupling, more, source], expected [source] or",
            "5: found 'source' as int64 [4, 3], expected float64 of two axes, as in a source map\n",
            "6: found 'source' as float64 [3], expected float64 of two axes",
            "7: found 'coupling' as float64 [3, 4], expected float64 [4, 3] as 'source' is\n",
            "gaussian_0000000000000001.npz as state_profiles/profile_gaussian_0000000000000001\n",
            "2: found the members [phi, psi], expected [h, phi, psi]\n")
        .endsWith("adopted 3, present 0, placeholders 0, refused 6, ignored 1\n");
  }

  @Test
  void aFileThatTheHeapCannotHoldIsRefusedAndTheOthersAreTakenIn() {
    String large =
        """
        import json, numpy, os, sys
        os.chdir(sys.argv[1] + "/other")
        numpy.savez_compressed("0000000000000001.npz", source=numpy.zeros((4000, 4000)))
        with open("kernel_1.5_0.01_50000000.npy", "wb") as file:
            header = {"descr": "<f8", "fortran_order": False, "shape": (50000000,)}
            numpy.lib.format.write_array_header_1_0(file, header)
            file.truncate(file.tell() + 400000000)
        with open("laplacian_1d_8.json", "w") as file:
            file.write('{"x":[' + "[]," * 4000000 + "[]]}")
        numpy.save("laplacian_1d_9_symbol.npy", -4 * numpy.sin(numpy.pi * numpy.arange(9) / 9) ** 2)
        """;
    Numpy.run(large, old.toString());

    String printed =
        ChildJvm.of(Use.class).with("-Xmx48m").run(root, "adopt", old.resolve("other"));

    assertThat(printed)
        .contains(
            "adopted     " + old.resolve("other/laplacian_1d_9_symbol.npy"),
            " as source_maps/0000000000000001: found ",
            "n is 50000000; expected at most ",
            " as stencils/laplacian_1d_8: found 12000010 bytes, which to check takes more than the"
                + " heap of 48 MB; run it again with a larger one, such as DASE_JAVA_OPTS=-Xmx4g\n")
        .startsWith("1 ")
        .endsWith("adopted 1, present 0, placeholders 0, refused 3, ignored 1\n");
  }

  @Test
  void whatAnOlderProgramRoundedOtherwiseIsKeptExactly() {
    CliRun.of(root, "adopt", old.toString());

    try (CacheManager manager = new CacheManager(root)) {
      assertThat(manager.load("fractional_kernels", "kernel_1.5_0.01_1000", NdArray.class))
          .hasValue(NdArray.of(KernelWeights.of(new KernelSpec(1.5, 0.01, 1000)), 1000));
    }
  }

  @Test
  void aDryRunSaysTheSameAndStoresNothing() {
    CliRun run = CliRun.of(root, "adopt", old.toString(), "--dry-run");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).doesNotContain("adopted");
    assertThat(run.out())
        .endsWith("would adopt 3, present 0, placeholders 2, refused 4, ignored 2\n");
    assertThat(CliRun.of(root, "ls").out()).contains("Total: 0 entries");
  }

  @Test
  void whatTheCacheHasIsLeftAlone() {
    CliRun.of(root, "adopt", old.toString());

    assertThat(CliRun.of(root, "adopt", old.toString()).out())
        .endsWith("adopted 0, present 3, placeholders 2, refused 4, ignored 2\n");
  }

  @Test
  void modelsGoThroughTheirChecks() throws IOException {
    String zip =
        "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1], 'w');"
            + " z.writestr('m/data.pkl', b'\\x80\\x02}.'); z.writestr('m/version', '3\\n')";
    Numpy.run(zip, old.resolve("surrogates/state.pt").toString());

    assertThat(CliRun.of(root, "adopt", old.resolve("surrogates").toString()).out())
        .contains("state.pt as surrogates/state\n", "waves.pt as surrogates/waves: the model");
    assertThat(CliRun.of(root, "path", "surrogates", "state").code()).isZero();
  }

  @Test
  void theReportIsWhatItsSchemaSays() throws IOException {
    CliRun run = CliRun.of(root, "adopt", old.toString(), "--json");

    Path schema =
        Path.of(System.getProperty("dase.source.dir"), "docs", "json", "adopt.schema.json");
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(schema))
                .validate(run.out(), InputFormat.JSON))
        .isEmpty();
    assertThat(run.out()).contains("\"placeholders\" : 2", "\"outcome\" : \"placeholder\"");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path links = Files.createDirectory(old.resolve("links"));
    Files.createSymbolicLink(
        links.resolve("kernel_1.5_0.01_1000.npy"),
        old.resolve("fractional_kernels/kernel_1.5_0.01_1000.npy"));

    assertThat(CliRun.of(root, "adopt", links.toString()).out())
        .isEqualTo("adopted 0, present 0, placeholders 0, refused 0, ignored 0\n");
  }

  @Test
  void aMissingFolderIsNamed() {
    CliRun run = CliRun.of(root, "adopt", old.resolve("none").toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("there is no folder " + old.resolve("none"));
  }

  /** Prints the exit code of a command and what it wrote. */
  static final class Use {
    private Use() {}

    public static void main(String... line) {
      CliRun run = CliRun.of(Path.of(line[0]), Arrays.copyOfRange(line, 1, line.length));
      System.out.print(run.code() + " " + run.err() + run.out());
    }
  }
}
