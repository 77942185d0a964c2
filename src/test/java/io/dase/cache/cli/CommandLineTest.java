// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.core.LibraryVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ls",
        "stats",
        "info",
        "path",
        "why",
        "versions",
        "rollback",
        "diff",
        "clear",
        "pin",
        "unpin",
        "pins",
        "evict",
        "compress",
        "validate",
        "warmup",
        "adopt",
        "doctor",
        "verify",
        "wisdom",
        "wisdom list",
        "wisdom explain",
        "wisdom generate",
        "wisdom all",
        "wisdom export",
        "wisdom import",
        "kernel",
        "stencil",
        "echo",
        "profile",
        "fft",
        "wisdom tune",
        "wisdom misses",
        "wisdom coverage",
        "wisdom freeze",
        "wisdom unfreeze",
        "wisdom merge",
        "wisdom cpp-template"
      })
  void helpShowsAnExampleAndTheCommonOptions(String command) {
    CliRun run = CliRun.raw("", false, (command + " --help").strip().split(" "));

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Example:\n  ", "--root=DIR", "--json").doesNotContain("\u001b");
  }

  @Test
  void rootMayStandBeforeOrAfterTheSubcommand() {
    try (CacheManager manager = new CacheManager(root)) {
      manager.save("source_maps", "here", 1);
    }

    assertThat(CliRun.raw("", false, "--root", root.toString(), "ls").out()).contains("here");
    assertThat(CliRun.raw("", false, "ls", "--root", root.toString()).out()).contains("here");
  }

  @Test
  void saysItsVersion() {
    assertThat(CliRun.raw("", false, "--version").out())
        .isEqualTo("dase-cache " + LibraryVersion.VERSION + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "wisdom",
        "ls --nonsense",
        "info stencils",
        "adopt",
        "warmup --rigor hasty",
        "warmup --category source_maps",
        "warmup --no-proof --prove-all",
        "why Stencils key",
        "compress stencils",
        "compress stencils --report --apply",
        "compress stencils --report --level 1",
        "compress stencils --apply --level 10",
        "compress stencils --report --sample 0",
        "compress Stencils --report",
        "wisdom explain fft_2d_8",
        "wisdom generate fft_1d_8/up/out/1/measure",
        "ls --root="
      })
  void wrongUseExitsWithTwoAndSaysSoOnStandardError(String command) {
    CliRun run = CliRun.of(root, command.isEmpty() ? new String[0] : command.split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("dase-cache: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "info stencils none",
        "path stencils none",
        "path fftw_wisdom fft_1d_7",
        "clear stencils none --yes",
        "compress stencils --report",
        "wisdom explain fft_1d_7",
        "wisdom export fft_1d_7 nowhere"
      })
  void whatIsMissingExitsWithOneAndNamesTheNextStep(String command) {
    CliRun run = CliRun.of(root, command.split(" "));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("there is no ", "'dase-cache ");
  }

  @Test
  void whyAnswersOnStandardOutputWithTheRemedy() {
    CliRun run = CliRun.of(root, "why", "fftw_wisdom", "fft_1d_7");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("fftw_wisdom/fft_1d_7: COLD", "dase-cache wisdom generate fft_1d_7");
  }

  @Test
  void whyNamesTheKnownCategoriesWhereOneIsUnknown() {
    try (CacheManager manager = new CacheManager(root)) {
      manager.save("radar_runs", "first", 1);
    }

    CliRun run = CliRun.of(root, "why", "fractional_kernel", "kernel_1.5_0.01_100");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("COLD: the category 'fractional_kernel' is unknown")
        .contains("echo_templates, fftw_wisdom, fractional_kernels, mission_graph, radar_runs,");
    assertThat(CliRun.of(root, "why", "radar_runs", "second").out()).doesNotContain("is unknown");
  }

  @Test
  void keysThatBeginWithAnAtSignAreNoFilesOfArguments() throws IOException {
    Path file = Files.writeString(root.resolve("arguments"), "secret");

    CliRun run = CliRun.of(root, "why", "source_maps", "@" + file);

    assertThat(run.out()).contains("source_maps/@" + file + ": COLD").doesNotContain("secret");
  }

  @Test
  void aFolderThatCannotBeMadeExitsWithThreeAndPointsToTheDoctor() throws IOException {
    Path file = Files.createFile(root.resolve("file"));

    CliRun run = CliRun.of(file, "warmup", "--category", "stencils");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("made 0, skipped 0, failed 7");
    assertThat(run.err()).contains("did not take it", "dase-cache doctor");
  }

  @Test
  void infoShowsThePreviewOfAnArray() {
    assertThat(CliRun.of(root, "warmup", "--category", "fractional_kernels").code()).isZero();

    assertThat(CliRun.of(root, "info", "fractional_kernels", "kernel_1.5_0.01_100").out())
        .contains("size:       928 B (928 bytes)", "preview:\n  float64 (100,) [1000.0, -1500.0,");
  }
}
