// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StencilSpecTest {
  private static final StencilSpec SQUARE = StencilSpec.laplacian(64, 64);

  static Stream<Arguments> keys() {
    return Stream.of(
        Arguments.of(StencilSpec.laplacian(1000), "laplacian_1d_1000"),
        Arguments.of(SQUARE, "laplacian_2d_64x64"),
        Arguments.of(SQUARE.order(8), "laplacian_2d_64x64_o8"),
        Arguments.of(SQUARE.points(PointSet.ISO9), "laplacian_2d_64x64_iso9"),
        Arguments.of(SQUARE.boundary(Boundary.DIRICHLET), "laplacian_2d_64x64_dirichlet"),
        Arguments.of(SQUARE.spacing(0.5), "laplacian_2d_64x64_h0.5"),
        Arguments.of(SQUARE.spacing(1, 1e-7), "laplacian_2d_64x64_h1x1e-7"),
        Arguments.of(
            StencilSpec.laplacian(8, 9, 10)
                .points(PointSet.ISO27)
                .boundary(Boundary.NEUMANN)
                .spacing(1e15),
            "laplacian_3d_8x9x10_iso27_neumann_h1000000000000000"),
        Arguments.of(StencilSpec.biharmonic(64, 32).order(4), "biharmonic_2d_64x32_o4"),
        Arguments.of(StencilSpec.gradient(0, 64, 64), "gradient_2d_64x64_axis0"),
        Arguments.of(
            StencilSpec.gradient(2, 8, 9, 10)
                .order(4)
                .boundary(Boundary.NEUMANN)
                .spacing(1, 2, 0.001),
            "gradient_3d_8x9x10_axis2_o4_neumann_h1x2x0.001"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void theKeyNamesWhatIsNotTheDefault(StencilSpec spec, String key) {
    assertThat(spec.key()).isEqualTo(key);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyParsesAsItsSpec(StencilSpec spec, String key) {
    assertThat(StencilSpec.parse(key)).isEqualTo(spec);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "laplacian",
        "laplacian_2d_64",
        "laplacian_4d_8x8x8x8",
        "laplacian_2d_64x064",
        "laplacian_2d_64x64_o2",
        "laplacian_2d_64x64_o5",
        "laplacian_2d_64x64_periodic",
        "laplacian_2d_64x64_h1",
        "laplacian_2d_64x64_h0.50",
        "laplacian_2d_64x64_h0.5x0.5",
        "laplacian_2d_64x64_h1e999",
        "laplacian_2d_64x64_h1-1",
        "laplacian_2d_64x64_axis0",
        "laplacian_2d_64x64_iso10",
        "laplacian_2d_64x64_iso27",
        "laplacian_2d_64x64_neumann_o4",
        "laplacian_2d_999999999x999999999",
        "gradient_2d_64x64",
        "gradient_2d_64x64_axis2",
        "laplacian_2d_64x64_symbol",
        "Laplacian_2d_64x64",
      })
  void whatIsNoCanonicalKeyIsRefused(String key) {
    assertThatThrownBy(() -> StencilSpec.parse(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + key + "' is no key of a stencil");
  }

  static Stream<Arguments> badArguments() {
    return Stream.of(
        bad(StencilSpec::laplacian, "the grid [] has 0 axes; expected 1 to 3"),
        bad(
            () -> StencilSpec.laplacian(8, 8, 8, 8),
            "the grid [8, 8, 8, 8] has 4 axes; expected 1 to 3"),
        bad(
            () -> StencilSpec.laplacian(64, 2),
            "the grid [64, 2] has an axis of 2 points; expected at least 3"),
        bad(
            () -> StencilSpec.gradient(1, 0, 9),
            "the grid [0, 9] has an axis of 0 points; expected at least 1"),
        bad(
            () -> StencilSpec.gradient(0, 2, 9),
            "the grid [2, 9] has an axis of 2 points; expected at least 3"),
        bad(
            () -> StencilSpec.laplacian(64, -1),
            "the grid [64, -1] has an axis of -1 points; expected at least 3"),
        bad(
            () -> StencilSpec.laplacian(8).order(8),
            "the grid [8] has an axis of 8 points; expected at least 9"),
        bad(
            () -> StencilSpec.biharmonic(16).order(8),
            "the grid [16] has an axis of 16 points; expected at least 17"),
        bad(
            () -> StencilSpec.laplacian(65536, 65536, 65536),
            "the grid [65536, 65536, 65536] has too many points; expected at most 134217728 together"),
        bad(() -> SQUARE.order(3), "the order is 3; expected 2, 4, 6 or 8"),
        bad(() -> SQUARE.order(0), "the order is 0; expected 2, 4, 6 or 8"),
        bad(() -> SQUARE.order(10), "the order is 10; expected 2, 4, 6 or 8"),
        bad(() -> SQUARE.spacing(0), "the spacing is 0.0; expected 1e-15 to 1000000000000000"),
        bad(() -> SQUARE.spacing(-1), "the spacing is -1.0; expected 1e-15 to 1000000000000000"),
        bad(
            () -> SQUARE.spacing(1, Double.NaN),
            "the spacing is NaN; expected 1e-15 to 1000000000000000"),
        bad(
            () -> SQUARE.spacing(Double.POSITIVE_INFINITY),
            "the spacing is Infinity; expected 1e-15 to 1000000000000000"),
        bad(
            () -> SQUARE.spacing(1, 1, 1),
            "the spacing [1.0, 1.0, 1.0] has 3 numbers; expected 1, or one for each axis of 2"),
        bad(() -> StencilSpec.gradient(2, 8, 8), "the axis of the gradient is 2; expected 0 to 1"),
        bad(
            () -> StencilSpec.gradient(-1, 8, 8),
            "the axis of the gradient is -1; expected 0 to 1"));
  }

  @ParameterizedTest
  @MethodSource("badArguments")
  void anArgumentOutOfRangeIsNamedWithItsValueAndTheRange(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  static Stream<ThrowingCallable> misplacedPoints() {
    return Stream.of(
        () -> SQUARE.points(PointSet.ISO19),
        () -> StencilSpec.laplacian(8, 8, 8).points(PointSet.ISO9),
        () -> SQUARE.order(4).points(PointSet.ISO9),
        () -> SQUARE.spacing(1, 2).points(PointSet.ISO9),
        () -> StencilSpec.biharmonic(8, 8).points(PointSet.ISO9),
        () -> StencilSpec.gradient(0, 8, 8).points(PointSet.ISO9));
  }

  @ParameterizedTest
  @MethodSource("misplacedPoints")
  void isotropicPointsGoWithTheLaplacianOfOrderTwoAndEqualSpacingAlone(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected the laplacian of order 2 with equal spacing");
  }

  @Test
  void theGreatestGridsAreAllowed() {
    assertThat(StencilSpec.laplacian(StencilSpec.MAX_POINTS).size())
        .isEqualTo(StencilSpec.MAX_POINTS);
    assertThat(StencilSpec.laplacian(512, 512, 512).size()).isEqualTo(StencilSpec.MAX_POINTS);
  }

  private static Arguments bad(ThrowingCallable call, String message) {
    return Arguments.of(call, message);
  }
}
