// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dase.cache.testing.Processes.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Windows of its own, by Debian's wine64: its drive Z: is the root of this machine's files. */
public final class Wine implements AutoCloseable {
  private static final Path PROGRAMS = Path.of("/usr/lib/wine");

  private final Map<String, String> environment;

  /**
   * @param folder where its drive C: goes; there
   */
  public Wine(Path folder) {
    assertTrue(
        Processes.exists(PROGRAMS.resolve("wine64").toString()),
        "no wine64; scripts/setup.sh --tests installs it");
    environment =
        Map.of(
            "WINEPREFIX",
            folder.toString(),
            "WINEDEBUG",
            "-all",
            "WINEDLLOVERRIDES",
            "mscoree,mshtml,winemenubuilder.exe=",
            "DISPLAY",
            "");
    // Or it ends when nothing runs, and a program that starts at that moment fails.
    server("-p").succeeded();
  }

  /** The path of a file of this machine as Windows programs write it. */
  public static String pathOf(Path file) {
    return "Z:" + file.toAbsolutePath().toString().replace('/', '\\');
  }

  /**
   * Runs a batch file.
   *
   * @param folder the current folder
   * @param script relative to {@code folder} and without spaces: cmd takes a first argument in
   *     quotes for the whole command line
   */
  public Outcome batch(
      Path folder, String script, Map<String, String> variables, List<String> arguments) {
    List<String> command =
        new ArrayList<>(List.of("env", "-u", "JAVA_HOME", "-C", folder.toString()));
    variables.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(List.of(PROGRAMS + "/wine64", "cmd", "/c", script));
    command.addAll(arguments);
    return Processes.run(command, environment);
  }

  @Override
  public void close() {
    server("-k");
    server("-w");
  }

  private Outcome server(String option) {
    return Processes.run(List.of(PROGRAMS + "/wineserver64", option), environment);
  }
}
