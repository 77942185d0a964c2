// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TransformsTest {
  @Test
  void thirteenTransformsOfFourProblemsTravelInTheJar() {
    Transforms common = Transforms.common();

    assertThat(common.rigor()).isEqualTo(Rigor.MEASURE);
    assertThat(common.transforms()).hasSize(13);
    assertThat(common.transforms().get(6).problems())
        .extracting(PlanSpec::text)
        .containsExactly(
            "fft_2d_64x64/forward/in/1/measure",
            "fft_2d_64x64/forward/out/1/measure",
            "fft_2d_64x64/backward/in/1/measure",
            "fft_2d_64x64/backward/out/1/measure");
  }

  @Test
  void aListMayNameEveryKindOfTransform() throws IOException {
    String json =
        """
        {"rigor": "patient", "threads": "auto", "directions": ["forward", "backward"],
         "placements": ["in", "out"],
         "transforms": [{"key": "dct2-dst3_2d_8x9_b2_f32"}, {"key": "rfft_1d_64_b8"}]}
        """;
    assertThat(
            Transforms.of(new JsonFields("the list", new ObjectMapper().readTree(json)))
                .transforms())
        .flatExtracting(Transforms.Transform::problems)
        .extracting(PlanSpec::text)
        .containsExactly(
            "dct2-dst3_2d_8x9_b2_f32/forward/in/auto/patient",
            "dct2-dst3_2d_8x9_b2_f32/forward/out/auto/patient",
            "rfft_1d_64_b8/forward/in/auto/patient",
            "rfft_1d_64_b8/forward/out/auto/patient",
            "rfft_1d_64_b8/backward/in/auto/patient",
            "rfft_1d_64_b8/backward/out/auto/patient");
  }

  @Test
  void anotherRigorChangesNothingElse() {
    assertThat(Transforms.common().transforms().get(0).with(Rigor.PATIENT).problems())
        .extracting(PlanSpec::text)
        .contains("fft_1d_64/backward/out/1/patient")
        .hasSize(4);
  }
}
