// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  private static final String ASK =
      """
      source "$1"
      COMP_WORDS=(dase-cache "$2" "$3") COMP_CWORD=$4 COMP_LINE="dase-cache $2 $3" COMP_POINT=99
      _complete_dase-cache
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir private Path folder;

  @Test
  void bashCompletesCommandsAndOptions() throws IOException {
    assertThat(completions("va", "", 1)).contains("validate").doesNotContain("warmup");
    assertThat(completions("validate", "--re", 2)).contains("--repair");
    assertThat(completions("wisdom", "cov", 2)).contains("coverage");
  }

  @Test
  void zshGetsWhatItNeedsToReadBash() {
    CliRun run = CliRun.raw("", false, "completion", "zsh");

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("autoload -U +X bashcompinit && bashcompinit\n");
  }

  @Test
  void anotherShellIsRefused() {
    assertThat(CliRun.raw("", false, "completion", "fish").code()).isEqualTo(2);
  }

  private String completions(String first, String second, int word) throws IOException {
    CliRun run = CliRun.raw("", false, "completion", "bash");
    assertThat(run.code()).as(run.err()).isZero();
    Path script = Files.writeString(folder.resolve("completion"), run.out());
    Processes.Outcome outcome =
        Processes.run(
            List.of(
                "bash", "-c", ASK, "ask", script.toString(), first, second, String.valueOf(word)));
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    return outcome.stdout();
  }
}
