// SPDX-License-Identifier: MIT
package io.dase.cache.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.Processes;
import io.dase.cache.testing.Processes.Outcome;
import io.dase.cache.testing.Wine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The batch files, under Wine, from a checkout with a space in its path and a stand-in for Java.
 */
class WindowsScriptsTest {
  private static final Path SOURCES = Path.of(System.getProperty("dase.source.dir"));
  private static final String JAR = "dase-cache-0.1.0-cli.jar";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  static Path folder;

  private static Path checkout;
  private static Path calls;
  private static Map<String, String> java;
  private static Wine wine;

  @BeforeAll
  static void installs() throws IOException {
    checkout = folder.resolve("a checkout");
    calls = folder.resolve("calls");
    Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
    Processes.run(
            List.of(
                "x86_64-w64-mingw32-gcc",
                "-o",
                bin.resolve("java.exe").toString(),
                SOURCES.resolve("src/test/resources/io/dase/cache/scripts/java.c").toString()))
        .succeeded();
    java = Map.of("JAVA_HOME", Wine.pathOf(folder.resolve("jdk")), "STUB_LOG", Wine.pathOf(calls));
    wine = new Wine(Files.createDirectory(folder.resolve("wine")));
  }

  @AfterAll
  static void stops() {
    wine.close();
  }

  @BeforeEach
  void checksOut() throws IOException {
    FileUtils.deleteDirectory(checkout.toFile());
    FileUtils.copyDirectory(
        SOURCES.resolve("scripts").toFile(),
        checkout.resolve("scripts").toFile(),
        file -> file.getName().endsWith(".bat"));
    Files.createFile(Files.createDirectory(checkout.resolve("target")).resolve(JAR));
    Files.deleteIfExists(calls);
  }

  @Test
  void deployWarmsWhatNeedsNoNativeLibraryAndValidatesIt() throws IOException {
    Outcome outcome = run("deploy_cache", java, "--root", "my cache");

    assertThat(outcome.exitCode()).as("%s", outcome).isZero();
    assertThat(calls())
        .containsExactly(
            "warmup --root <my cache> --category fractional_kernels",
            "warmup --root <my cache> --category stencils",
            "validate --root <my cache>",
            "stats --root <my cache>");
    assertThat(checkout.resolve("my cache")).isDirectory();
    assertThat(outcome.stdout())
        .contains("[1/5]", "[5/5]", "fftw_wisdom is not supported on Windows yet")
        .contains("set \"DASE_CACHE_ROOT=" + Wine.pathOf(checkout.resolve("my cache")) + "\"");
  }

  @Test
  void aRootThatEndsWithABackslashIsTheSameRoot() throws IOException {
    run("deploy_cache", java, "--category", "stencils", "--root", "my cache\\");

    assertThat(calls()).contains("validate --root <my cache>");
  }

  @Test
  void theRootOfTheEnvironmentIsUsed() throws IOException {
    run("deploy_cache", with("DASE_CACHE_ROOT", "theirs"), "--category", "fractional_kernels");

    assertThat(calls())
        .containsExactly(
            "warmup --root <theirs> --category fractional_kernels",
            "validate --root <theirs>",
            "stats --root <theirs>");
  }

  @ParameterizedTest
  @CsvSource({"stencils,2,2,4/5", "validate,1,1,5/5", "stats,9,3,5/5"})
  void aStepThatFailsEndsItWithTheCodeOfTheCommand(
      String argument, String code, int exitCode, String step) {
    Outcome outcome = run("deploy_cache", with("STUB_FAILS", argument, "STUB_CODE", code));

    assertThat(outcome.exitCode()).as("%s", outcome).isEqualTo(exitCode);
    assertThat(outcome.stderr())
        .contains("step [" + step + "]", "failed with exit code " + code)
        .contains(argument);
  }

  @Test
  void wisdomAloneIsRefusedAsNotThereYet() {
    Outcome outcome = run("deploy_cache", java, "--category", "fftw_wisdom");

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.stderr()).contains("not supported on Windows yet");
    assertThat(calls).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--bad", "--root", "--category nothing", "--rigor slow"})
  void whatItDoesNotKnowIsAUsageError(String arguments) {
    Outcome outcome = run("deploy_cache", java, arguments.split(" "));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains(arguments.replaceAll(".* ", ""), "usage: ");
    assertThat(calls).doesNotExist();
  }

  @Test
  void helpNamesTheOptionsOfTheShellScript() {
    Outcome outcome = run("deploy_cache", java, "--help");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stdout())
        .contains("--root DIR", "--category C", "--rigor R", "--skip-build", "Exit: 0 done");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dase-cache", "deploy_cache", "cache_maintenance"})
  void withoutAJarOrAJavaTheEnvironmentIsAtFault(String script) throws IOException {
    Outcome noJava = run(script, Map.of("JAVA_HOME", "Z:\\nowhere"));
    Files.delete(checkout.resolve("target").resolve(JAR));
    Outcome noJar = run(script, java);

    assertThat(List.of(noJava.exitCode(), noJar.exitCode())).containsOnly(3);
    assertThat(noJava.stderr()).contains("no java found", "JAVA_HOME");
    assertThat(noJar.stderr()).contains("no jar in", "scripts/build.sh");
  }

  @Test
  void javaIsFoundInThePath() throws IOException {
    Map<String, String> path = with("WINEPATH", Wine.pathOf(folder.resolve("jdk/bin")));
    path.remove("JAVA_HOME");

    assertThat(run("dase-cache", path, "ls").exitCode()).isZero();
    assertThat(calls()).containsExactly("ls");
  }

  @Test
  void argumentsAndTheExitCodeOfTheCommandPassThrough() throws IOException {
    Outcome outcome =
        run("dase-cache", with("STUB_FAILS", "a b", "STUB_CODE", "1"), "info", "stencils", "a b");

    assertThat(outcome.exitCode()).isOne();
    assertThat(calls()).containsExactly("info stencils a b");
  }

  @Test
  void maintenanceIsTheCommandMaintain() throws IOException {
    Outcome outcome =
        run("cache_maintenance", with("STUB_FAILS", "--check", "STUB_CODE", "1"), "--check");

    assertThat(outcome.exitCode()).isOne();
    assertThat(calls()).containsExactly("maintain --check");
  }

  private static Map<String, String> with(String... variables) {
    Map<String, String> all = new HashMap<>(java);
    for (int i = 0; i < variables.length; i += 2) {
      all.put(variables[i], variables[i + 1]);
    }
    return all;
  }

  private static Outcome run(String script, Map<String, String> variables, String... arguments) {
    return wine.batch(checkout, "scripts\\" + script + ".bat", variables, List.of(arguments));
  }

  /** What was asked of Java after the jar, with the path of a root in {@code <>} made relative. */
  private static List<String> calls() throws IOException {
    List<String> commands = new ArrayList<>();
    for (String call : Files.readAllLines(calls)) {
      String[] parts = call.split("\t" + "-jar\t", 2)[1].split("\t", 2);
      assertThat(parts[0]).isEqualTo(Wine.pathOf(checkout.resolve("target").resolve(JAR)));
      commands.add(
          parts[1]
              .replaceAll("\\Q" + Wine.pathOf(checkout) + "\\\\E([^\t]*)", "<$1>")
              .replace('\t', ' '));
    }
    return commands;
  }
}
