// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaplacianStencilTest {
  @Test
  void thereAreFivePointsInTwoDimensionsAndSevenInThree() {
    assertThat(LaplacianStencil.of(64, 64).offsets()).hasSize(5).doesNotHaveDuplicates();
    assertThat(LaplacianStencil.of(32, 32, 32).offsets()).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void theKeyNamesRankAndSizes() {
    assertThat(LaplacianStencil.of(96, 80).key()).isEqualTo("laplacian_2d_96x80");
    assertThat(LaplacianStencil.of(8, 9, 10).key()).isEqualTo("laplacian_3d_8x9x10");
  }

  @Test
  void theCommonStencilsAreTheSevenOfTheWarmUp() {
    assertThat(CommonStencils.all())
        .extracting(Stencil::key)
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
  void quadraticsAreDifferentiatedExactly() {
    assertThat(
            applyAtOrigin(
                LaplacianStencil.of(8, 8), x -> 3 * x.get(0) * x.get(0) + x.get(0) * x.get(1)))
        .isEqualTo(6);
    assertThat(
            applyAtOrigin(LaplacianStencil.of(8, 8, 8), x -> x.stream().mapToInt(i -> i * i).sum()))
        .isEqualTo(6);
  }

  /** On cos(k.x) the exact symbol is the sum over the axes of 2 cos(2 pi m / n) - 2. */
  @ParameterizedTest
  @CsvSource({"64, 64, 1, 0", "64, 128, 5, 17", "32, 64, 16, 32"})
  void aWaveIsAnEigenfunctionWithTheSymbolOfCentralDifferences(int nx, int ny, int mx, int my) {
    double kx = 2 * Math.PI * mx / nx;
    double ky = 2 * Math.PI * my / ny;
    double eigenvalue = 2 * Math.cos(kx) - 2 + 2 * Math.cos(ky) - 2;
    assertThat(
            applyAtOrigin(
                LaplacianStencil.of(nx, ny), x -> Math.cos(kx * x.get(0) + ky * x.get(1))))
        .isCloseTo(eigenvalue, within(1e-14));
  }

  @Test
  void aGridOfAnotherRankIsRefused() {
    assertThatThrownBy(() -> LaplacianStencil.of(64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the grid [64] has 1 axes; expected 2 or 3");
  }

  @Test
  void anAxisTooShortForTheStencilIsRefused() {
    assertThatThrownBy(() -> LaplacianStencil.of(64, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the grid [64, 2] has an axis of 2 points; expected at least 3");
  }

  /** The stencil applied at the origin to a function of the integer coordinates. */
  private static double applyAtOrigin(Stencil stencil, ToDoubleFunction<List<Integer>> function) {
    double sum = 0;
    for (int i = 0; i < stencil.offsets().size(); i++) {
      sum += stencil.coefficients().get(i) * function.applyAsDouble(stencil.offsets().get(i));
    }
    return sum;
  }
}
