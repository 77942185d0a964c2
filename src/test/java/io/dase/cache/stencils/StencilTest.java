// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StencilTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("dase.source.dir"), "wisdom/golden/stencils");
  private final ObjectMapper mapper = new ObjectMapper();

  static Stream<StencilSpec> commonStencils() {
    return CommonStencils.all().stream();
  }

  @ParameterizedTest
  @MethodSource("commonStencils")
  void theJsonFormEqualsTheGoldenFileByteForByte(StencilSpec spec) throws IOException {
    assertThat(mapper.writeValueAsBytes(Stencils.of(spec)))
        .isEqualTo(Files.readAllBytes(GOLDEN.resolve(spec.key() + ".json")));
  }

  @ParameterizedTest
  @MethodSource("commonStencils")
  void theGoldenFileReadsBackAsTheStencil(StencilSpec spec) throws IOException {
    Path file = GOLDEN.resolve(spec.key() + ".json");
    assertThat(mapper.readValue(file.toFile(), Stencil.class)).isEqualTo(Stencils.of(spec));
  }

  @Test
  void unequalSpacingIsAListInJson() throws IOException {
    Stencil stencil = Stencils.of(StencilSpec.laplacian(8, 8).spacing(0.5, 0.25));
    String json = mapper.writeValueAsString(stencil);
    assertThat(json).contains("\"h\":[0.5,0.25]");
    assertThat(mapper.readValue(json, Stencil.class)).isEqualTo(stencil);
  }

  @Test
  void changingTheListsAfterwardsDoesNotChangeTheStencil() {
    List<Double> coefficients = new ArrayList<>(List.of(1.0));
    List<Integer> offset = new ArrayList<>(List.of(0));
    Stencil stencil =
        new Stencil(
            "periodic", coefficients, List.of(8), List.of(1.0), List.of(offset), 2, "identity_1d");
    coefficients.set(0, 7.0);
    offset.set(0, 7);
    assertThat(stencil.coefficients()).containsExactly(1.0);
    assertThat(stencil.offsets()).containsExactly(List.of(0));
  }

  @Test
  void asManyCoefficientsAsOffsetsAreRequired() {
    assertThatThrownBy(
            () ->
                new Stencil(
                    "periodic",
                    List.of(1.0, 2.0),
                    List.of(8),
                    List.of(1.0),
                    List.of(List.of(0)),
                    2,
                    "x_1d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 coefficients and 1 offsets");
  }

  @Test
  void anOffsetOfAnotherRankIsRefused() {
    assertThatThrownBy(
            () ->
                new Stencil(
                    "periodic",
                    List.of(1.0),
                    List.of(8),
                    List.of(1.0),
                    List.of(List.of(0, 0)),
                    2,
                    "x_1d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the offset [0, 0] has 2 numbers; expected 1");
  }
}
