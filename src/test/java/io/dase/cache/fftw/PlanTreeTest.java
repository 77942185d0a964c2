// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTreeTest {
  private static final String NESTED =
      """
      (dft-rank>=2/1
        (dft-vrank>=1-x24/1
          (dft-direct-30-x24 "n2fv_30_avx"))
        (dft-direct-24-x30 "n1fv_24_avx"))
      """;

  @Test
  void isWhatTheParenthesesSay() {
    PlanTree tree = PlanTree.parse(NESTED).orElseThrow();

    assertThat(tree.solver()).isEqualTo("dft-rank>=2/1");
    assertThat(tree.parts()).hasSize(2);
    assertThat(tree.parts().get(0).parts().get(0).solver())
        .isEqualTo("dft-direct-30-x24 \"n2fv_30_avx\"");
  }

  @Test
  void isDrawnWithBranches() {
    assertThat(PlanTree.parse(NESTED).orElseThrow().lines())
        .containsExactly(
            "dft-rank>=2/1",
            "├── dft-vrank>=1-x24/1",
            "│   └── dft-direct-30-x24 \"n2fv_30_avx\"",
            "└── dft-direct-24-x30 \"n1fv_24_avx\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "(a", "(a))", "(a)(b)", "()", "(a(b)", "(a b) c"})
  void isNothingForOtherTexts(String text) {
    assertThat(PlanTree.parse(text)).isEmpty();
  }

  @Test
  void isNothingForParenthesesWithoutEnd() {
    assertThat(PlanTree.parse("(a".repeat(100_000))).isEmpty();
  }

  @Test
  void readsWhatFftwPrints(@TempDir Path root) {
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(root)) {
      helper.generate(PlanSpec.dft(44, 21).inPlace(), Rigor.MEASURE);
      assertThat(helper.explain("fft_2d_44x21"))
          .singleElement()
          .satisfies(problem -> assertThat(PlanTree.parse(problem.planText())).isPresent());
    }
  }
}
