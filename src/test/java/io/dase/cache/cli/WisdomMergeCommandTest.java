// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.fftw.WisdomText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WisdomMergeCommandTest {
  private static final Path BAD = Path.of(System.getProperty("dase.source.dir"), "wisdom", "bad");

  @TempDir private Path root;
  @TempDir private Path other;
  @TempDir private Path folder;

  @BeforeEach
  void export() {
    export(root, "fft_1d_8");
    export(root, "fft_1d_9");
  }

  @Test
  void theUnionServesWhatEachFileServed() {
    CliRun merged = merge(file("fft_1d_8"), file("fft_1d_9"));

    assertThat(merged.code()).as(merged.err()).isZero();
    assertThat(merged.out()).contains("new problem", "wrote " + file("all"));
    for (String key : new String[] {"fft_1d_8", "fft_1d_9"}) {
      assertThat(CliRun.of(other, "wisdom", "import", key, file("all").toString()).code()).isZero();
    }
  }

  @Test
  void theOutputMayBeOneOfTheFiles() throws IOException {
    byte[] before = Files.readAllBytes(file("fft_1d_8"));

    CliRun merged = run("wisdom merge %s %s -o %1$s", file("fft_1d_8"), file("fft_1d_9"));

    assertThat(merged.code()).as(merged.err()).isZero();
    WisdomText.check(Files.readAllBytes(file("fft_1d_8")));
    assertThat(Files.readAllBytes(file("fft_1d_8"))).isNotEqualTo(before);
  }

  @Test
  void whatTheCheckRefusesIsNamedByFileLineAndFieldAndNothingIsWritten() {
    Path bad = BAD.resolve("l_above_20_bits.wisdom");

    CliRun merged = merge(file("fft_1d_8"), bad);

    assertThat(merged.code()).isEqualTo(1);
    assertThat(merged.err())
        .contains(bad + ": wisdom text, line 2, field l: found \"#x100000\", expected ");
    assertThat(file("all")).doesNotExist();
  }

  @Test
  void filesOfTwoBuildsAreNotMerged() throws IOException {
    String text = Files.readString(file("fft_1d_9"), StandardCharsets.US_ASCII);
    Files.writeString(file("fft_1d_9"), text.replaceFirst("#x[0-9a-f]{8}", "#x00000000"));

    CliRun merged = merge(file("fft_1d_8"), file("fft_1d_9"));

    assertThat(merged.code()).isEqualTo(1);
    assertThat(merged.err()).contains(file("fft_1d_9") + ": line 1, field preamble: found \"fftw-");
    assertThat(file("all")).doesNotExist();
  }

  @Test
  void aFileThatIsMissingIsTheAnswerNo() {
    CliRun merged = merge(file("fft_1d_8"), file("none"));

    assertThat(merged.code()).isEqualTo(1);
    assertThat(merged.err()).contains("cannot read the wisdom file " + file("none"));
  }

  @Test
  void theOutputMustBeNamedAndNoFolder() {
    assertThat(run("wisdom merge %s", file("fft_1d_8")).code()).isEqualTo(2);

    CliRun folderAsOutput = run("wisdom merge %s -o %s", file("fft_1d_8"), folder);
    assertThat(folderAsOutput.code()).isEqualTo(2);
    assertThat(folderAsOutput.err()).contains("name a regular file");
  }

  @Test
  void aFolderThatIsMissingIsTheEnvironment() {
    Path missing = file("no/such/folder");

    CliRun run = run("wisdom merge %s -o %s", file("fft_1d_8"), missing);

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("there is no folder " + missing.getParent(), "mkdir -p");
  }

  private CliRun merge(Path first, Path second) {
    return run("wisdom merge %s %s -o %s", first, second, file("all"));
  }

  private CliRun run(String command, Object... paths) {
    return CliRun.of(root, command.formatted(paths).split(" "));
  }

  private void export(Path from, String key) {
    assertThat(CliRun.of(from, "wisdom", "generate", key).code()).isZero();
    assertThat(CliRun.of(from, "wisdom", "export", key, file(key).toString()).code()).isZero();
  }

  private Path file(String name) {
    return folder.resolve(name + ".wisdom");
  }
}
