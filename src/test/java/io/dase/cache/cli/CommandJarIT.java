// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.NewerJdk;
import io.dase.cache.testing.Processes;
import io.dase.cache.testing.Processes.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar that users start, on this JDK and on 25 where there is one. */
class CommandJarIT {
  private static final String JAR = System.getProperty("dase.cli.jar");

  private static final Path SCRIPTS = Path.of(System.getProperty("dase.source.dir"), "scripts");

  @TempDir Path root;

  static Stream<Path> javas() throws IOException {
    Path own = Path.of(System.getProperty("java.home"), "bin", "java");
    return Stream.concat(Stream.of(own), NewerJdk.java().stream());
  }

  @ParameterizedTest
  @MethodSource("javas")
  void runsWithoutAWordOnStandardError(Path java) {
    for (List<String> command :
        List.of(
            List.of("doctor"),
            List.of("warmup", "--category", "stencils"),
            List.of("wisdom", "generate", "fft_1d_64", "--rigor", "estimate"),
            List.of("wisdom", "tune", "fft_1d_32", "--rigor", "measure"),
            List.of("validate"),
            List.of("verify"),
            List.of("wisdom", "cpp-template"),
            List.of("ls", "--json"))) {
      Outcome outcome = run(java, command);
      assertThat(outcome.succeeded().stderr()).as(command.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void aClassDataArchiveIsMadeForEachRuntimeAndUsedByTheCommand(Path java) {
    String home = java.getParent().getParent().toString();
    Processes.run(List.of(SCRIPTS.resolve("class_archive.sh").toString(), home)).succeeded();

    Outcome listed =
        Processes.run(
            List.of(SCRIPTS.resolve("dase-cache").toString(), "ls", "--root", root.toString()),
            Map.of("JAVA_HOME", home, "DASE_JAVA_OPTS", "-Xshare:on"));

    assertThat(listed.succeeded().stderr()).isEmpty();
  }

  private Outcome run(Path java, List<String> command) {
    return Processes.run(
        Stream.concat(
                Stream.of(java.toString(), "-jar", JAR, "--root", root.toString()),
                command.stream())
            .toList());
  }
}
