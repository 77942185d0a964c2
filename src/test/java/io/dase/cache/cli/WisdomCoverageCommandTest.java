// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WisdomCoverageCommandTest {
  @TempDir private Path root;
  @TempDir private Path other;
  @TempDir private Path folder;

  @Test
  void whatThisMachinePlannedIsItsOwn() throws IOException {
    generate(root, "fft_1d_8");

    CliRun run = coverage("fft_1d_8 # four problems", "", "# nothing else");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("fft_1d_8 +4 +0 +0 +0\nTotal: 4 problems +4 +0 +0 +0\n$");
  }

  @Test
  void whatWasPlannedLessHardIsOfALowerRigor() throws IOException {
    generate(root, "fft_1d_8");

    CliRun run = coverage("fft_1d_8/forward/out/1/patient", "fft_1d_8/forward/out/1/estimate");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).containsPattern("fft_1d_8 +1 +1 +0 +0\n");
  }

  @Test
  void whatCameFromElsewhereIsForeignAndTheRestMissing() throws IOException {
    String file = folder.resolve("exported").toString();
    generate(other, "fft_1d_8");
    assertThat(CliRun.of(other, "wisdom", "export", "fft_1d_8", file).code()).isZero();
    assertThat(CliRun.of(root, "wisdom", "import", "fft_1d_8", file).code()).isZero();

    CliRun run = coverage("fft_1d_8/forward/out/1/measure", "dct2_1d_9/forward/out/1/measure");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("dct2_1d_9 +0 +0 +0 +1\nfft_1d_8 +0 +0 +1 +0\n")
        .contains("'dase-cache wisdom tune KEY --rigor measure' makes what a key lacks");
  }

  @Test
  void withoutAFileItAsksForTheCommonTransformsAndWhatIsHeld() {
    generate(root, "fft_1d_6");

    CliRun run = CliRun.of(root, "wisdom", "coverage");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("fft_1d_6 +4 +0 +0 +0\n")
        .containsPattern("fft_2d_512x512 +0 +0 +0 +4\n");
  }

  @Test
  void aLineThatIsNoProblemIsNamed() throws IOException {
    CliRun run = coverage("fft_1d_8", "fft_1d");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(folder.resolve("specs") + ", line 2: ", "'fft_1d'");
  }

  private CliRun coverage(String... lines) throws IOException {
    Path file = Files.writeString(folder.resolve("specs"), String.join("\n", lines));
    return CliRun.of(root, "wisdom", "coverage", "--spec", file.toString());
  }

  private static void generate(Path root, String key) {
    assertThat(CliRun.of(root, "wisdom", "generate", key).code()).isZero();
  }
}
