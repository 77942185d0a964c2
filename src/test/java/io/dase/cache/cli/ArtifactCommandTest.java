// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.core.Grid;
import io.dase.cache.format.NdArray;
import io.dase.cache.format.NpyCodec;
import io.dase.cache.plot.Curves;
import io.dase.cache.plot.LinePlot;
import io.dase.cache.profiles.ProfileSpec;
import io.dase.cache.profiles.Profiles;
import io.dase.cache.stencils.StencilSpec;
import io.dase.cache.stencils.Symbols;
import io.dase.cache.templates.CachedEchoProvider;
import io.dase.cache.templates.EchoDecay;
import io.dase.cache.templates.EchoScaling;
import io.dase.cache.templates.EchoSpec;
import io.dase.cache.templates.EchoTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ArtifactCommandTest {
  @TempDir private Path root;
  @TempDir private Path folder;

  @Test
  void aKernelIsStoredAndItsFirstWeightsArePrinted() {
    CliRun run = run("kernel 1.5 0.01 1000 --rows 2");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("fractional_kernels/kernel_1.5_0.01_1000\nfile: " + root)
        .contains("family: grunwald_letnikov\nalpha: 1.5\ndt: 0.01\nn: 1000\n")
        .endsWith("k  weight\n0    1000\n1   -1500\n... of 1000 rows\n");
    assertThat(run("why fractional_kernels kernel_1.5_0.01_1000").code()).isZero();
  }

  @Test
  void anotherFamilyHasAnotherKey() {
    assertThat(run("kernel 0.5 0.01 10 --family caputo_l1").out())
        .startsWith("fractional_kernels/kernel_l1_0.5_0.01_10\n")
        .doesNotContain("...");
  }

  @Test
  void theArrayOfAKernelIsThatOfTheStore() throws IOException {
    assertThat(run("kernel 1.5 0.01 1000 --npy " + file("k.npy")).code()).isZero();

    try (CacheManager manager = new CacheManager(root)) {
      assertThat(manager.load("fractional_kernels", "kernel_1.5_0.01_1000", NdArray.class))
          .hasValue(array("k.npy"));
    }
  }

  @Test
  void aStencilIsPrintedAsOffsetsAndCoefficientsAndWritesItsSymbol() throws IOException {
    CliRun run = run("stencil laplacian_2d_8x6_h0.5 --npy " + file("s.npy"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("stencils/laplacian_2d_8x6_h0.5\n")
        .contains("grid: 8 6\nh: 0.5\n", "dx0  dx1  coefficient\n  0    0          -16\n");
    assertThat(array("s.npy")).isEqualTo(Symbols.of(StencilSpec.laplacian(8, 6).spacing(0.5)));
  }

  @Test
  void anEchoWritesItsTable() throws IOException {
    CliRun run = run("echo 0.5 0.01 100 --scaling power --decay gaussian --npy " + file("e.npy"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("echo_0.5_0.01_100_power_gaussian", "mean_gap: 5.45");
    try (CachedEchoProvider provider = new CachedEchoProvider(root)) {
      EchoTemplate template =
          provider.get(new EchoSpec(0.5, 0.01, 100, EchoScaling.POWER, EchoDecay.GAUSSIAN));
      assertThat(provider.statistics().cacheHits()).as("it was stored").isEqualTo(1);
      NdArray table = array("e.npy");
      assertThat(table.shape()).containsExactly(100, 4);
      assertThat(table.getDouble(99, 2)).isEqualTo(template.times().getDouble(99));
      assertThat(table.getDouble(99, 3)).isEqualTo(template.amplitudes().getDouble(99));
    }
  }

  @Test
  void aProfileTakesOneNumberForAllAxesOrOneForEach() throws IOException {
    CliRun run =
        run(
            "profile gaussian --shape 6x8 --lower -2 --upper 2,3 --width 0.5 --wave 0,2"
                + " --complex --rows 1 --npy "
                + file("p.npy"));

    assertThat(run.code()).as(run.err()).isZero();
    ProfileSpec spec =
        ProfileSpec.gaussian(
                Grid.of(new int[] {6, 8}, new double[] {-2, -2}, new double[] {2, 3}), 0.5)
            .withWave(0, 2)
            .asComplex();
    assertThat(run.out()).startsWith("state_profiles/" + spec.key()).contains("x0", "re", "im");
    assertThat(array("p.npy")).isEqualTo(Profiles.compute(spec));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kernel 1.5 0.01 100000",
        "stencil gradient_1d_100_axis0",
        "echo 0.5 0.01 100",
        "profile kink --shape 1 --width 0.5",
        "profile plane_wave --shape 3x50 --wave 0,20"
      })
  void aPlotIsWellFormedAndStaysInside(String command) throws Exception {
    CliRun run = run(command + " --plot " + file("plot.svg"));

    assertThat(run.code()).as(run.err()).isZero();
    Element svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("plot.svg").toFile())
            .getDocumentElement();
    NodeList lines = svg.getElementsByTagName("polyline");
    assertThat(lines.getLength()).isEqualTo(command.contains("gradient") ? 2 : 1);
    for (String point :
        lines.item(0).getAttributes().getNamedItem("points").getNodeValue().split(" ")) {
      double[] place = Arrays.stream(point.split(",")).mapToDouble(Double::parseDouble).toArray();
      assertThat(place[0]).isBetween(0.0, 960.0);
      assertThat(place[1]).isBetween(0.0, 360.0);
    }
  }

  @Test
  void aPlotOfManyPointsKeepsThePeak() {
    double[] y = new double[1_000_000];
    y[123_456] = 1;

    String svg = LinePlot.svg("peak", Curves.of("x", Curves.indices(y.length), "y", y));

    String points = svg.substring(svg.indexOf("points=\"") + 8);
    assertThat(points).contains(",56.0");
    assertThat(svg.length()).isLessThan(50_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kernel 0 0.01 10",
        "kernel NaN 0.01 10",
        "kernel 1.5 0 10",
        "kernel 1.5 0.01 0",
        "kernel 1.5 0.01 99999999999",
        "kernel 1.5 0.01 10 --family caputo_l1",
        "kernel 1.5 0.01 10 --rows -1",
        "stencil laplacian_2d_64",
        "echo 0.5 -1 10",
        "profile kink --shape 4x4 --width 1",
        "profile gaussian --shape 4x4 --width 1 --lower 0,0,0",
        "profile gaussian --shape 4 --width 0",
        "profile wave --shape 4"
      })
  void whatIsOutOfRangeStoresNothing(String command) {
    CliRun run = run(command);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("dase-cache: ");
    assertThat(run("ls").out()).contains("Total: 0 entries");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "kernel 1.5 0.01 10 --family Caputo|'--family': found 'Caputo', expected"
            + " grunwald_letnikov, caputo_l1, caputo_sun_wu, bdf1, bdf2,",
        "echo 0.5 1 10 --scaling cubic|'--scaling': found 'cubic', expected linear,"
            + " logarithmic, power",
        "echo 0.5 1 10 --decay CUBIC|'--decay': found 'CUBIC', expected exponential,"
            + " power, gaussian",
        "profile wave --shape 4|(KIND): found 'wave', expected gaussian, kink, sech2, shell,"
            + " compact, plane_wave",
        "stencil curl_2d_8x8|'curl_2d_8x8' is no key of a stencil; expected laplacian, gradient or"
            + " biharmonic, _1d_, _2d_ or _3d_ and the sizes,",
        "stencil laplacian_2d_8x8_iso7|_iso9, _iso19 or _iso27, _dirichlet or _neumann"
      })
  void anUnknownNameIsAnsweredWithTheKnownOnesAsTheCommandSpellsThem(
      String command, String expected) {
    CliRun run = run(command);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(expected);
  }

  @Test
  void namesInCapitalsAreTheSame() {
    assertThat(run("kernel 0.5 0.01 10 --family CAPUTO_L1").out())
        .isEqualTo(run("kernel 0.5 0.01 10 --family caputo_l1").out());
  }

  @Test
  void aMissingFolderOfAnOutputFileIsNamedBeforeAnythingIsMade() {
    CliRun run = run("kernel 1.5 0.01 10 --npy " + file("none/k.npy"));

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("there is no folder");
    assertThat(run("ls").out()).contains("Total: 0 entries");
  }

  private CliRun run(String command) {
    return CliRun.of(root, command.split(" "));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private NdArray array(String name) throws IOException {
    return new NpyCodec().decode(Files.readAllBytes(folder.resolve(name)));
  }
}
