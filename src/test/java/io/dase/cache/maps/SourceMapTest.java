// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.dase.cache.core.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceMapTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("dase.source.dir"), "wisdom/golden/maps");
  private static final Grid GRID = Grid.cube(-1, 1, 8, 8);
  private static final Zone DISC = new CircleZone(0, 0, 0.5, 2, 0);
  private static final Zone BUMP = new GaussianZone(0.25, 0, 0.5, 3);

  static List<Path> goldenMaps() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("goldenMaps")
  void mapsAreWithinTheStatedBoundOfTheGoldenOnes(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    MapLayout layout = MapLayout.parse(lines.get(0));
    SourceMap map = SourceMap.compute(layout);
    double bound = 8 * Math.ulp(1.0) * 4 * (1 + 2 / 0.1);
    assertThat(map.source().shape()).containsExactly(9, 12);
    assertThat(map.source().toDoubleArray()).containsExactly(column(lines, 0), within(bound));
    assertThat(map.coupling().isPresent()).isEqualTo(lines.get(1).contains("\t"));
    map.coupling()
        .ifPresent(
            coupling ->
                assertThat(coupling.toDoubleArray())
                    .containsExactly(column(lines, 1), within(50 * bound)));
  }

  @ParameterizedTest
  @MethodSource("goldenMaps")
  void theKeyIsTheDigestThatPythonComputes(Path file) throws IOException {
    MapLayout layout = MapLayout.parse(Files.readAllLines(file).get(0));
    assertThat(layout.key() + ".tsv").isEqualTo(file.getFileName().toString());
    assertThat(layout.json()).isEqualTo(Files.readAllLines(file).get(0));
  }

  @Test
  void combinationsAreThoseOfTheirNames() {
    double[] disc = source(Combination.ADD, DISC);
    double[] bump = source(Combination.ADD, BUMP);
    for (int i = 0; i < disc.length; i++) {
      assertThat(source(Combination.ADD, DISC, BUMP)[i]).isEqualTo(disc[i] + bump[i]);
      assertThat(source(Combination.MAX, DISC, BUMP)[i]).isEqualTo(Math.max(disc[i], bump[i]));
      assertThat(source(Combination.MULTIPLY, DISC, BUMP)[i]).isEqualTo(disc[i] * bump[i]);
    }
  }

  @Test
  void aDiscWithoutAnEdgeIsItsAmplitudeInsideAndZeroOutside() {
    double[] disc = source(Combination.ADD, DISC);
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 8; j++) {
        double r = Math.hypot(-1 + (i + 0.5) / 4, -1 + (j + 0.5) / 4);
        assertThat(disc[8 * i + j]).isEqualTo(r <= 0.5 ? 2 : 0);
      }
    }
  }

  @Test
  void anEdgeIsHalfTheAmplitudeAtTheRadiusAndTheAreaStays() {
    CircleZone soft = new CircleZone(0, 0, 0.5, 2, 0.01);
    assertThat(soft.at(0.5, 0)).isEqualTo(1);
    assertThat(soft.at(0, 0)).isCloseTo(2, within(1e-15));
    Grid fine = Grid.cube(-1, 1, 400, 400);
    double[] values =
        SourceMap.compute(MapLayout.of(fine, Combination.ADD, soft)).source().toDoubleArray();
    double cell = fine.spacing(0) * fine.spacing(1);
    assertThat(Arrays.stream(values).sum() * cell).isCloseTo(2 * Math.PI * 0.25, within(2e-3));
  }

  @Test
  void theSameLayoutWrittenInOtherWaysHasTheSameKey() {
    MapLayout layout = MapLayout.of(GRID, Combination.ADD, DISC);
    String json =
        """
        {"zones": [{"radius": 5e-1, "type": "circle", "edge": 0.0, "center": ["0", 0], "amplitude": 2}],
         "upper": [1.0, 1], "lower": [-1, -1.0], "shape": [8, 8]}
        """;
    assertThat(MapLayout.parse(json)).isEqualTo(layout);
    assertThat(MapLayout.parse(json).key()).isEqualTo(layout.key()).matches("[0-9a-f]{16}");
    assertThat(MapLayout.parse(layout.json())).isEqualTo(layout);
  }

  @Test
  void everyParameterChangesTheKey() {
    MapLayout layout = MapLayout.of(GRID, Combination.ADD, DISC, BUMP);
    assertThat(
            List.of(
                layout.key(),
                MapLayout.of(GRID, Combination.ADD, BUMP, DISC).key(),
                MapLayout.of(GRID, Combination.MAX, DISC, BUMP).key(),
                MapLayout.of(GRID, Combination.ADD, DISC).key(),
                MapLayout.of(Grid.cube(-1, 1, 8, 9), Combination.ADD, DISC, BUMP).key(),
                layout.withCoupling(Coupling.linear(0, 1)).key(),
                layout.withCoupling(Coupling.linear(0, 2)).key(),
                layout.withCoupling(Coupling.quadratic(0, 1)).key(),
                layout.withCoupling(Coupling.threshold(0, 1, 0)).key()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "null",
        "{}",
        "{\"shape\":[8,8]}",
        "{\"shape\":8,\"lower\":[0,0],\"upper\":[1,1],\"zones\":[]}",
        "{\"shape\":[8,8],\"lower\":[0,0],\"upper\":[1,1],\"zones\":[]}",
        "{\"shape\":[8,8],\"lower\":[0,0],\"upper\":[1,1],\"zones\":[1]}",
        "{\"shape\":[8,8],\"lower\":[0,0],\"upper\":[1,1],\"zones\":[{\"type\":\"star\"}]}",
        "{\"shape\":[8.5,8],\"lower\":[0,0],\"upper\":[1,1],\"zones\":[]}",
        "{\"shape\":[8,99999999999],\"lower\":[0,0],\"upper\":[1,1],\"zones\":[]}",
        "{\"shape\":[8,8],\"lower\":[0,\"x\"],\"upper\":[1,1],\"zones\":[]}",
        "{\"shape\":[8,8],\"lower\":[0,true],\"upper\":[1,1],\"zones\":[]}",
        "{\"shape\":[8,8],\"lower\":[0,\"NaN\"],\"upper\":[1,1],\"zones\":[]}",
        "{\"shape\":[8,8],\"shape\":[8,8]}",
      })
  void aMalformedLayoutIsRefused(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> MapLayout.parse(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-5", "1.0E-5", "0.00001", "0.1e-04", "10e-6"})
  void aNumberIsTheSameInEveryFormAndInTextAndCanonicallyThatOfKeys(String number) {
    MapLayout plain = MapLayout.parse(disc(number));
    MapLayout quoted = MapLayout.parse(disc('"' + number + '"'));
    assertThat(plain.json()).contains("\"radius\":\"0.00001\"").isEqualTo(quoted.json());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x1p3", "1f", "1d", " 1", "1 ", "+1", ".5", "1.", "NaN", "Infinity", ""})
  void textThatJsonWouldNotReadAsANumberIsNone(String text) {
    assertRefused(disc('"' + text + '"'), "radius of zone 0 is '" + text + "'; expected a number");
  }

  private static String disc(String radius) {
    return zone("\"type\":\"circle\",\"center\":[0,0],\"radius\":" + radius);
  }

  @Test
  void whatIsRefusedIsNamed() {
    assertRefused(zone("\"type\":1"), "type of zone 0 is 1; expected text");
    assertRefused("{\"shape\":8}", "shape of the layout is 8; expected a list");
    assertRefused("{\"shape\":[8", "expected close marker for Array (start marker at line: 1");
    assertRefused("{}", "the layout has no member 'shape'; expected one");
    assertRefused(
        zone("\"type\":\"circle\",\"center\":[0]"), "center of zone 0 is [0.0]; expected");
    assertRefused(
        zone("\"type\":\"circle\",\"center\":[0,0],\"radius\":0"), "zone 0: radius is 0.0");
    assertRefused(zone("\"type\":\"circle\",\"center\":[0,0]"), "zone 0 has no member 'radius'");
    assertRefused(
        zone("\"type\":\"gaussian\",\"center\":[0,0],\"width\":1,\"edge\":1"),
        "zone 0 has the unknown members [edge]");
    assertRefused(
        zone("\"type\":\"rectangle\",\"lower\":[0,0],\"upper\":[0,1]"),
        "zone 0: upper x is 0.0; expected more than lower x, 0.0");
    assertRefused(zone("\"type\":\"star\""), "expected circle, rectangle or gaussian");
    String gauss = zone("\"type\":\"gaussian\",\"center\":[0,0],\"width\":1");
    assertRefused(
        gauss.replace("\"zones\"", "\"combine\":\"min\",\"zones\""),
        "combine of the layout is 'min'; expected one of [add, max, multiply]");
    assertRefused(
        gauss.replace("\"zones\"", "\"coupling\":{\"kind\":\"linear\",\"threshold\":1},\"zones\""),
        "coupling: threshold is 1.0; expected 0");
    assertRefused(gauss.replace("\"zones\"", "\"extra\":1,\"zones\""), "unknown members [extra]");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void numbersThatAreNotFiniteAreRefused(double value) {
    List<Runnable> calls =
        List.of(
            () -> new CircleZone(value, 0, 1, 1, 0),
            () -> new CircleZone(0, value, 1, 1, 0),
            () -> new CircleZone(0, 0, value, 1, 0),
            () -> new CircleZone(0, 0, 1, value, 0),
            () -> new CircleZone(0, 0, 1, 1, value),
            () -> new RectangleZone(value, 0, 1, 1, 1, 0),
            () -> new RectangleZone(0, 0, value, 1, 1, 0),
            () -> new RectangleZone(0, 0, 1, 1, 1, value),
            () -> new GaussianZone(0, 0, value, 1),
            () -> Coupling.linear(value, 1),
            () -> Coupling.quadratic(0, value),
            () -> Coupling.threshold(0, 1, value));
    for (Runnable call : calls) {
      assertThatIllegalArgumentException()
          .isThrownBy(call::run)
          .withMessageContaining("is " + value);
    }
  }

  @Test
  void layoutsBeyondTheirBoundsAreRefused() {
    Zone great = new GaussianZone(0, 0, 1, 1e308);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MapLayout.of(GRID, Combination.ADD, great, great))
        .withMessageContaining("reach infinity");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MapLayout.of(GRID, Combination.MULTIPLY, great, great));
    assertThat(MapLayout.of(GRID, Combination.MAX, great, great).zones()).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MapLayout.of(GRID, Combination.MAX, great).withCoupling(Coupling.quadratic(0, 1)));
    Zone[] many = new Zone[MapLayout.MAX_ZONES + 1];
    Arrays.fill(many, DISC);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MapLayout.of(GRID, Combination.ADD, many))
        .withMessage("201 zones found; expected 1 to 200");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MapLayout.of(Grid.cube(0, 1, 4, 4, 4), Combination.ADD, DISC))
        .withMessage("a grid of 3 dimensions found; expected 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MapLayout.of(Grid.cube(0, 1, 1 << 14, 1 << 14), Combination.ADD, DISC))
        .withMessageContaining("2147483648 bytes; expected at most");
  }

  private static void assertRefused(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MapLayout.parse(json))
        .withMessageContaining(message);
  }

  private static String zone(String members) {
    return "{\"shape\":[8,8],\"lower\":[0,0],\"upper\":[1,1],\"zones\":[{" + members + "}]}";
  }

  private static double[] source(Combination combination, Zone... zones) {
    return SourceMap.compute(MapLayout.of(GRID, combination, zones)).source().toDoubleArray();
  }

  private static double[] column(List<String> lines, int column) {
    return lines.stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split("\t")[column]))
        .toArray();
  }
}
