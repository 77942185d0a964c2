// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs the scripts of src/test/web, which look at the dashboard and at reports in a real browser.
 */
public final class Browser {
  private static final Path SCRIPTS =
      Path.of(System.getProperty("dase.source.dir"), "src/test/web");
  private static final String CONTROL = "control ";

  private Browser() {}

  /** Installs what the scripts import, from the lock file, unless it is there. */
  public static void install() {
    if (!Files.exists(SCRIPTS.resolve("node_modules/axe-core"))) {
      Processes.run(List.of("npm", "ci", "--no-audit", "--no-fund", "--prefix", SCRIPTS.toString()))
          .succeeded();
    }
  }

  /**
   * @param controls what the script may ask for by name
   * @throws AssertionError with what the script printed, unless it succeeds
   */
  public static void look(String script, URI address, Map<String, Runnable> controls)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("node", SCRIPTS.resolve(script + ".mjs").toString(), address.toString())
            .redirectErrorStream(true)
            .start();
    StringBuilder printed = new StringBuilder();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        PrintStream answers =
            new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(CONTROL)) {
          controls.get(line.substring(CONTROL.length())).run();
          answers.println("done");
        } else {
          printed.append(line).append('\n');
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new AssertionError(script + " at " + address + ":\n" + printed);
    }
  }
}
