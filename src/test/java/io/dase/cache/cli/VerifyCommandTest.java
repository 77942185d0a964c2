// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  @TempDir private Path root;

  @Test
  void aLineSaysOkForEachCheckThatPassed() {
    CliRun run = CliRun.raw("", false, "verify");

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("[OK]   NumPy ", "[OK]   model ", "[OK]   wisdom round trip ")
        .doesNotContain("[FAIL]", "store ");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aLineSaysFailAndTheExitCodeOneForWhatDidNot() throws IOException {
    Path file = Files.createFile(root.resolve("file"));

    CliRun run = CliRun.of(file, "verify");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).startsWith("[FAIL] folder ").endsWith("0 of 1 checks passed\n");
    assertThat(run.err()).contains("1 check failed; 'dase-cache doctor'");
  }
}
