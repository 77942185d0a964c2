// SPDX-License-Identifier: MIT
package io.dase.cache.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.NativeProgram;
import io.dase.cache.testing.Processes;
import io.dase.cache.testing.Processes.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that know FFTW alone, on the links that the store keeps for them. */
class WisdomHeadsTest {
  private static final String KEY = "fft_2d_96x80";

  @TempDir static Path root;

  @BeforeAll
  static void plan() {
    NativeProgram.ENGINE.run("plan", KEY, "--root", root).succeeded();
  }

  @Test
  void fftwWisdomImportsAHeadWholly() throws IOException {
    Path out = root.resolve("exported");

    Outcome outcome =
        Processes.run(
            List.of("fftw-wisdom", "-n", "-T", "1", "-w", head().toString(), "-o", out.toString()));

    assertThat(outcome.succeeded().stderr()).isEmpty();
    assertThat(Files.readAllLines(out)).containsAll(Files.readAllLines(head()));
  }

  @Test
  void aPlainProgramHasAllPlansOfAHead() {
    assertThat(proof("--sizes", "96x80", "--head", head(), "--expect", "all")).isZero();
  }

  @Test
  void withoutTheHeadItHasNone() {
    assertThat(proof("--sizes", "96x80", "--expect", "none")).isZero();
  }

  @Test
  void forAnotherSizeTheHeadGivesNone() {
    assertThat(proof("--sizes", "80x96", "--head", head(), "--expect", "none")).isZero();
  }

  @Test
  void atAHigherRigorTheHeadGivesNone() {
    assertThat(
            proof("--sizes", "96x80", "--head", head(), "--rigor", "patient", "--expect", "none"))
        .isZero();
  }

  private static int proof(Object... arguments) {
    List<String> command = new ArrayList<>(NativeProgram.WISDOM_PROOF.command("--type", "fft"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return Processes.run(command).exitCode();
  }

  private static Path head() {
    return root.resolve("fftw_wisdom").resolve(KEY + ".wisdom");
  }
}
