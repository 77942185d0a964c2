// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts programs and waits for them. */
public final class Processes {
  private static final long TIMEOUT_SECONDS = 300;

  private Processes() {}

  /** How a program ended and what it printed. */
  public record Outcome(List<String> command, int exitCode, String stdout, String stderr) {
    /**
     * @throws AssertionError unless it ended with 0
     */
    public Outcome succeeded() {
      if (exitCode != 0) {
        throw new AssertionError(this);
      }
      return this;
    }
  }

  public static Outcome run(List<String> command) {
    return run(command, Map.of());
  }

  /** Runs a program to its end, with nothing on its standard input. */
  public static Outcome run(List<String> command, Map<String, String> environment) {
    try {
      Path stdout = Files.createTempFile("program", ".out");
      Path stderr = Files.createTempFile("program", ".err");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError(command + " ran for more than " + TIMEOUT_SECONDS + " s");
        }
        return new Outcome(command, process.exitValue(), text(stdout), text(stderr));
      } finally {
        Files.delete(stdout);
        Files.delete(stderr);
      }
    } catch (IOException e) {
      throw new AssertionError(command + " cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while " + command + " ran", e);
    }
  }

  /** Whether there is a program of this name or path. */
  public static boolean exists(String program) {
    return run(List.of("sh", "-c", "command -v \"$0\"", program)).exitCode() == 0;
  }

  /**
   * @param signal its name, such as {@code STOP}
   */
  public static void signal(Process process, String signal) {
    run(List.of("kill", "-" + signal, String.valueOf(process.pid())));
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
