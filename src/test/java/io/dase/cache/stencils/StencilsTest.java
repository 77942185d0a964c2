// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StencilsTest {
  static Stream<GoldenOperator> golden() throws IOException {
    return GoldenOperator.all().stream();
  }

  @Test
  void thereAreGoldenStencilsOfEveryKind() throws IOException {
    assertThat(golden().map(one -> one.spec().operator())).contains(DifferentialOperator.values());
    assertThat(golden().map(one -> one.spec().points())).contains(PointSet.values());
    assertThat(golden().map(one -> one.spec().boundary())).contains(Boundary.values());
    assertThat(golden().map(one -> one.spec().order())).contains(2, 4, 6, 8);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void offsetsAndCoefficientsEqualTheExactFractionsRoundedOnce(GoldenOperator golden) {
    Stencil stencil = Stencils.of(golden.spec());
    assertThat(stencil.offsets().stream().flatMap(List::stream).mapToLong(Integer::longValue))
        .containsExactly(
            Arrays.stream(golden.array("offsets").toLongArray()).boxed().toArray(Long[]::new));
    assertThat(stencil.coefficients())
        .containsExactly(
            Arrays.stream(golden.values("coefficients")).boxed().toArray(Double[]::new));
  }

  @Test
  void theCommonStencilsAreTheSevenOfTheWarmUp() {
    assertThat(CommonStencils.all())
        .extracting(StencilSpec::key)
        .containsExactly(
            "laplacian_2d_64x64",
            "laplacian_2d_128x128",
            "laplacian_2d_256x256",
            "laplacian_2d_512x512",
            "laplacian_3d_32x32x32",
            "laplacian_3d_64x64x64",
            "laplacian_3d_128x128x128");
  }

  @Test
  void theTypeTellsIsotropicOnesAndAxesApart() {
    assertThat(Stencils.of(StencilSpec.laplacian(8, 8).points(PointSet.ISO9)).type())
        .isEqualTo("laplacian_2d_iso9");
    assertThat(Stencils.of(StencilSpec.gradient(2, 8, 8, 8)).type()).isEqualTo("gradient_3d_axis2");
    assertThat(Stencils.of(StencilSpec.biharmonic(8)).type()).isEqualTo("biharmonic_1d");
  }

  @Test
  void equalSpacingIsOneNumberAndAnotherOneForEachAxis() {
    assertThat(Stencils.of(StencilSpec.laplacian(8, 8).spacing(0.5, 0.5)).h()).containsExactly(0.5);
    assertThat(Stencils.of(StencilSpec.laplacian(8, 8).spacing(0.5, 0.25)).h())
        .containsExactly(0.5, 0.25);
  }
}
