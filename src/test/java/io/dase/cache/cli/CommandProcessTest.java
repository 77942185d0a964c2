// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.Processes;
import io.dase.cache.testing.Processes.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as the shell sees it: a process of its own, without a terminal. */
class CommandProcessTest {
  @TempDir private Path folder;

  @Test
  void aWarmUpPrintsPlainLinesAndNothingOnStandardError() {
    CliRun run = start(List.of(), "warmup", "--category", "stencils", "--root", root());

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("made   stencils/laplacian_2d_64x64", "made 7, skipped 0, failed 0")
        .doesNotContain("\u001b", "\r");
  }

  @Test
  void clearNeverWaitsForAnAnswerThatNobodyCanGive() {
    CliRun run = start(List.of(), "clear", "stencils", "--root", root());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("add --yes");
  }

  @Test
  void withoutTheNativeLibraryWisdomExitsWithThreeAndNamesWhatWasTried() {
    List<String> options = List.of("-Ddase.native.path=" + folder.resolve("none.so"));

    CliRun list = start(options, "wisdom", "list", "--root", root());
    assertThat(list.code()).isEqualTo(3);
    assertThat(list.err()).contains("could not be loaded; tried:", "none.so");

    CliRun doctor = start(options, "doctor", "--root", root());
    assertThat(doctor.code()).isEqualTo(3);
    assertThat(doctor.out()).contains("FAIL  native library");
  }

  @Test
  void withoutTheNativeLibraryAWarmUpStillMakesKernelsAndStencils() {
    CliRun run =
        start(
            List.of("-Ddase.native.path=" + folder.resolve("none.so")), "warmup", "--root", root());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("made 43, skipped 0, failed 13");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "profile gaussian --shape 3000x3000 --width 1",
        "echo 0.5 0.1 3000000",
        "stencil laplacian_2d_3000x3000 --npy symbol.npy"
      })
  void whatDoesNotFitIntoTheHeapIsRefusedWithTheOptionThatHelps(String command) {
    CliRun run = start(List.of("-Xmx64m"), (command + " --root " + root()).split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("in this heap; start Java with a larger -Xmx");
  }

  @Test
  void aHeapThatRunsFullIsTheMachinesFaultAndNoTrace() throws IOException {
    Path huge = folder.resolve("manifest.json");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(512L << 20);
    }
    CliRun run =
        start(List.of("-Xmx64m"), "warmup", "--manifest", huge.toString(), "--root", root());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("out of memory", "heap of", "-Xmx").doesNotContain("\tat ");
  }

  private String root() {
    return folder.resolve("cache").toString();
  }

  private CliRun start(List<String> options, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    Outcome outcome = Processes.run(command);
    return new CliRun(outcome.exitCode(), outcome.stdout(), outcome.stderr());
  }
}
