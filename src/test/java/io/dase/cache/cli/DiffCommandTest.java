// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.format.NdArray;
import io.dase.cache.testing.OpenCache;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffCommandTest extends OpenCache {
  @Test
  void exitsWithOneIfTheValuesDifferAndWithZeroIfNot() {
    cache.save("trials", "field", NdArray.of(new double[] {1, 2}, 2));
    cache.save("trials", "field", NdArray.of(new double[] {1, 4}, 2));
    cache.rollback("trials", "field", 1);

    CliRun differ = run("diff", "trials", "field", "--from", "1", "--to", "2");
    CliRun same = run("diff", "trials", "field", "--from", "1");

    assertThat(differ.code()).isEqualTo(1);
    assertThat(differ.err()).isEmpty();
    assertThat(differ.out())
        .contains(
            "from: generation 1, ",
            "to:   generation 2, ",
            "float64 (2,), 1 of 2 elements differ\n",
            "largest absolute difference 2.0 at (1,): 2.0 -> 4.0\n",
            "largest relative difference 0.5 at (1,): 2.0 -> 4.0\n");
    assertThat(same.code()).isZero();
    assertThat(same.out()).contains("generation 3, ", "The two are the same.\n");
  }

  @Test
  void elementsWithoutADifferenceAreCountedApart() {
    cache.save("trials", "field", NdArray.of(new double[] {1, 2}, 2));
    cache.save("trials", "field", NdArray.of(new double[] {Double.NaN, 2}, 2));

    assertThat(run("diff", "trials", "field").out())
        .endsWith("float64 (2,), 1 of 2 elements differ, 1 of them in a NaN or an infinity\n");
  }

  @Test
  void pathsOfJsonAreLinesOfThreeSigns() {
    cache.save("trials", "json", Map.of("old", 1, "both", "a", "deep", Map.of("x", 1)));
    cache.save("trials", "json", Map.of("new", 1, "both", "\u001b[31m", "deep", Map.of("x", 2)));

    CliRun run = run("diff", "trials", "json");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("+ /new: 1\n", "- /old: 1\n", "~ /deep/x: 1 -> 2\n")
        .contains("1 path added, 1 removed, 2 changed\n")
        .doesNotContain("\u001b");
  }

  @Test
  void problemsOfWisdomAreGainedAndLost() {
    assertThat(run("wisdom", "generate", "fft_1d_8/forward/out/1/estimate").code()).isZero();
    assertThat(run("wisdom", "generate", "fft_1d_8/backward/out/1/measure").code()).isZero();

    CliRun gained = run("diff", "fftw_wisdom", "fft_1d_8");
    CliRun lost = run("diff", "fftw_wisdom", "fft_1d_8", "--from", "2", "--to", "1");

    assertThat(gained.code()).as(gained.err()).isEqualTo(1);
    assertThat(gained.out())
        .contains("+ fft_1d_8/backward/out/1/measure\n", "1 problem gained, 0 lost");
    assertThat(lost.out())
        .contains("- fft_1d_8/backward/out/1/measure\n", "0 problems gained, 1 lost");
  }

  @ParameterizedTest
  @ValueSource(strings = {"diff trials none", "diff trials once", "diff trials once --from 7"})
  void exitsWithOneAndSaysWhyIfThereIsNothingToCompare(String command) {
    cache.save("trials", "once", "value");

    CliRun run = run(command.split(" "));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("dase-cache versions trials");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "diff trials",
        "diff trials once --from 0",
        "diff trials once --to x",
        "diff Bad k"
      })
  void exitsWithTwoForAWrongUse(String command) {
    assertThat(run(command.split(" ")).code()).isEqualTo(2);
  }

  private CliRun run(String... args) {
    return CliRun.of(root, args);
  }
}
