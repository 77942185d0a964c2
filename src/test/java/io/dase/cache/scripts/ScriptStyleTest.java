// SPDX-License-Identifier: MIT
package io.dase.cache.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that the scripts keep so that they run where they cannot be tried. */
class ScriptStyleTest {
  private static final Path SOURCES = Path.of(System.getProperty("dase.source.dir"));

  /** Beyond bash 3.2, which macOS has, or only in GNU's tools. */
  private static final Pattern NOT_PORTABLE =
      Pattern.compile(
          "\\b(mapfile|readarray|coproc|declare -[aA-Z]*A|local -n|nproc|realpath)\\b"
              + "|\\$\\{\\w+(,,?|\\^\\^?|@[A-Z])\\}|&>>|\\|&"
              + "|\\b(readlink -f|sed -i|grep -\\w*P|date -d|stat -c|sort -V|find [^|]*-printf)\\b");

  /** What Wine 8 cannot run, or what old cmd reads otherwise. */
  private static final Pattern NOT_FOR_CMD =
      Pattern.compile(
          "&&|\\|\\||!\\w+:~|\\b(powershell|certutil|robocopy)\\b", Pattern.CASE_INSENSITIVE);

  static Stream<Path> shellScripts() throws IOException {
    return scripts().filter(ScriptStyleTest::isShell);
  }

  static Stream<Path> shellScriptsOfUsers() throws IOException {
    return shellScripts()
        .filter(
            script -> !script.getFileName().toString().matches("(test|bench|test_models)\\.sh"));
  }

  static Stream<Path> batchFiles() throws IOException {
    return scripts().filter(script -> script.toString().endsWith(".bat"));
  }

  @ParameterizedTest
  @MethodSource("shellScripts")
  void shellcheckFindsNothing(Path script) {
    Processes.run(List.of("shellcheck", "-x", SOURCES.resolve(script).toString())).succeeded();
  }

  @ParameterizedTest
  @MethodSource("shellScriptsOfUsers")
  void shellScriptsKeepToBash32AndToolsThatMacosHas(Path script) throws IOException {
    assertThat(linesWith(NOT_PORTABLE, script, "#")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("batchFiles")
  void batchFilesAvoidWhatSomeCmdReadsOtherwise(Path script) throws IOException {
    assertThat(linesWith(NOT_FOR_CMD, script, "rem")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("batchFiles")
  void batchFilesEndLinesAsWindowsDoes(Path script) throws IOException {
    assertThat(text(script).replace("\r\n", "")).isNotEmpty().doesNotContain("\n", "\r");
  }

  @ParameterizedTest
  @MethodSource("batchFiles")
  void batchFilesKeepTheirVariablesAndSayTheirLicence(Path script) throws IOException {
    String text = text(script);

    assertThat(text).contains("SPDX-License-Identifier: MIT");
    if (!script.endsWith("find_java.bat")) {
      assertThat(text).contains("setlocal EnableExtensions DisableDelayedExpansion");
    }
  }

  /** A path with a space would fall apart. */
  @ParameterizedTest
  @MethodSource("batchFiles")
  void batchFilesQuoteWhatTheySetAndCompareAndRun(Path script) throws IOException {
    Pattern unquoted =
        Pattern.compile("\\bset \\w+=|if (not )?(exist )?%(?!code%)|^@?(call )?%(~dp0|java)");

    assertThat(linesWith(unquoted, script, "rem")).isEmpty();
  }

  private static Stream<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES.resolve("scripts"))) {
      return files.filter(Files::isRegularFile).map(SOURCES::relativize).sorted().toList().stream();
    }
  }

  private static boolean isShell(Path script) {
    try {
      return script.toString().endsWith(".sh") || text(script).startsWith("#!/usr/bin/env bash");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> linesWith(Pattern pattern, Path script, String comment)
      throws IOException {
    List<String> found = new ArrayList<>();
    for (String line : text(script).split("\\R")) {
      if (!line.strip().startsWith(comment) && pattern.matcher(line).find()) {
        found.add(line);
      }
    }
    return found;
  }

  private static String text(Path script) throws IOException {
    return Files.readString(SOURCES.resolve(script), StandardCharsets.UTF_8);
  }
}
