// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs of the native build; one that is missing fails the test. */
public enum NativeProgram {
  ENGINE("native/apps/engine/dase_engine"),
  PLANNER("native/libexec/dase-cache/dase_planner"),
  FLIGHT_WORKER("native/apps/flight/flight_worker"),
  WISDOM_PROOF("native/apps/proof/wisdom_proof");

  private final Path path;

  NativeProgram(String path) {
    String build = System.getProperty("dase.native.build", "target/native");
    this.path = Path.of(build, path).toAbsolutePath();
  }

  /** The command line that starts it. */
  public List<String> command(Object... arguments) {
    if (!Files.isExecutable(path)) {
      throw new AssertionError(path + " is missing; build it: mvn process-classes");
    }
    List<String> command = new ArrayList<>(List.of(path.toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }

  /** Runs it in a process of its own. */
  public Processes.Outcome run(Object... arguments) {
    return Processes.run(command(arguments));
  }
}
