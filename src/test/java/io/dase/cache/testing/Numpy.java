// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs Python programs with a real numpy; a machine without one fails the test. */
public final class Numpy {
  private static final List<String> INTERPRETERS = List.of("/usr/bin/python3", "python3");
  private static final long TIMEOUT_SECONDS = 120;

  private Numpy() {}

  /**
   * Runs a program, given as text, and returns what it prints.
   *
   * @throws AssertionError if it fails, with what it wrote to stderr
   */
  public static String run(String program, Object... arguments) {
    Outcome outcome = start(Interpreter.PATH, program, arguments);
    if (outcome.exitCode != 0) {
      throw new AssertionError("python exited with " + outcome.exitCode + ":\n" + outcome.stderr);
    }
    return outcome.stdout;
  }

  private record Outcome(int exitCode, String stdout, String stderr) {}

  private static final class Interpreter {
    static final String PATH =
        INTERPRETERS.stream()
            .filter(path -> start(path, "import numpy").exitCode == 0)
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        "none of "
                            + INTERPRETERS
                            + " can import numpy; install it: apt-get install python3-numpy"));
  }

  private static Outcome start(String interpreter, String program, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(interpreter, "-c", program));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    try {
      Path stdout = Files.createTempFile("numpy", ".out");
      Path stderr = Files.createTempFile("numpy", ".err");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile())
                .start();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("python ran for more than " + TIMEOUT_SECONDS + " s");
        }
        return new Outcome(
            process.exitValue(),
            Files.readString(stdout, StandardCharsets.UTF_8),
            Files.readString(stderr, StandardCharsets.UTF_8));
      } finally {
        Files.delete(stdout);
        Files.delete(stderr);
      }
    } catch (IOException e) {
      return new Outcome(-1, "", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while python ran", e);
    }
  }
}
