// SPDX-License-Identifier: MIT
package io.dase.cache.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the README's commands in one folder, with one cache root, as a user's shell would. */
record Shell(Path folder, Path root) {
  private static final long TIMEOUT_MINUTES = 10;

  /** What the command printed to both streams; it must end with 0. */
  List<String> run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("DASE_CACHE_ROOT", root.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as("%s%n%s", String.join(" ", command), output).isZero();
    return output.lines().toList();
  }
}
