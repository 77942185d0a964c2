// SPDX-License-Identifier: MIT
package io.dase.cache.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dase.cache.testing.NewerJdk;
import io.dase.cache.testing.Processes;
import io.dase.cache.testing.Processes.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JDK 24 and later warn of native access that nobody allowed. */
class NewerJdkTest {
  private static final String MAIN = "io.dase.cache.cli.Main";

  @TempDir Path folder;
  private Path java;

  @BeforeEach
  void find() throws IOException {
    java = NewerJdk.java().orElse(null);
    assumeTrue(java != null, "JDK 25 is not installed; DASE_JDK25 names its folder");
  }

  @Test
  void theJarOfTheCommandRunsWithoutAWarning() throws IOException {
    Path jar = jar(Map.of("Enable-Native-Access", "ALL-UNNAMED"));

    for (List<String> command :
        List.of(
            List.of("doctor"),
            List.of("wisdom", "generate", "fft_1d_64", "--rigor", "estimate"),
            List.of("ls"))) {
      Outcome outcome = run(List.of("-jar", jar.toString()), command);
      assertThat(outcome.stderr()).as(command.toString()).isEmpty();
      assertThat(outcome.exitCode()).as(command.toString()).isZero();
    }
  }

  @Test
  void aProgramThatAllowsNativeAccessItselfRunsWithoutAWarning() {
    Outcome outcome =
        run(
            List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath(), MAIN),
            List.of("wisdom", "list"));

    assertThat(outcome.succeeded().stderr()).isEmpty();
  }

  @Test
  void withoutThatTheJdkWarns() throws IOException {
    Outcome outcome = run(List.of("-jar", jar(Map.of()).toString()), List.of("wisdom", "list"));

    assertThat(outcome.stderr()).contains("WARNING");
  }

  private Outcome run(List<String> start, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(start);
    command.addAll(arguments);
    command.addAll(List.of("--root", folder.resolve("cache").toString()));
    return Processes.run(command);
  }

  /** A jar that only names the class path and the main class. */
  private Path jar(Map<String, String> more) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, MAIN);
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Stream.of(classPath().split(File.pathSeparator))
            .map(entry -> new File(entry).toURI().toString())
            .collect(Collectors.joining(" ")));
    more.forEach((name, value) -> attributes.put(new Attributes.Name(name), value));
    Path jar = folder.resolve("dase-cache.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.finish();
    }
    return jar;
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
