// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import java.util.ArrayList;
import java.util.List;

/** Runs Python programs with a real numpy; a machine without one fails the test. */
public final class Numpy {
  private static final List<String> INTERPRETERS = List.of("/usr/bin/python3", "python3");

  private Numpy() {}

  /**
   * Runs a program, given as text, and returns what it prints.
   *
   * @throws AssertionError if it fails, with what it wrote to stderr
   */
  public static String run(String program, Object... arguments) {
    return Processes.run(command(Interpreter.PATH, program, arguments)).succeeded().stdout();
  }

  private static final class Interpreter {
    static final String PATH =
        INTERPRETERS.stream()
            .filter(path -> Processes.exists(path))
            .filter(path -> Processes.run(command(path, "import numpy")).exitCode() == 0)
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        "none of "
                            + INTERPRETERS
                            + " can import numpy; install it: apt-get install python3-numpy"));
  }

  private static List<String> command(String interpreter, String program, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(interpreter, "-c", program));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }
}
