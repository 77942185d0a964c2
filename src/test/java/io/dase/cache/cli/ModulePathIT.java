// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.Processes;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plain jar as a named module, beside the jars that it depends on. */
class ModulePathIT {
  private static final String MAIN = "io.dase.cache/io.dase.cache.cli.Main";

  @TempDir Path root;

  @Test
  void theCommandRunsAsAModule() {
    assertThat(run("warmup", "--category", "stencils")).contains("laplacian_2d_64x64");
    assertThat(run("ls")).contains("laplacian_2d_64x64", "laplacian_3d_32x32x32");
    assertThat(run("ls", "--json")).contains("\"laplacian_2d_64x64\"");
    assertThat(run("stats")).contains("stencils");
  }

  @Test
  void theModuleIsNamedAndNotAutomatic() {
    String described = java("--describe-module", "io.dase.cache");

    assertThat(described).contains("exports io.dase.cache.fftw");
    assertThat(described.lines().findFirst().orElseThrow()).doesNotContain("automatic");
  }

  private String run(String... command) {
    List<String> arguments = new ArrayList<>(List.of("-m", MAIN, "--root", root.toString()));
    arguments.addAll(List.of(command));
    return java(arguments.toArray(String[]::new));
  }

  /** Runs java with the module path and nothing on the class path; returns what it prints. */
  private static String java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-p", modulePath()));
    command.addAll(List.of(arguments));
    return Processes.run(command).succeeded().stdout();
  }

  private static String modulePath() {
    return Stream.concat(Stream.of(System.getProperty("dase.jar")), jarsOfTheTests())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The dependencies, and the tests' own, which no module asks for. */
  private static Stream<String> jarsOfTheTests() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"));
  }
}
