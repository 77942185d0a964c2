// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the native build makes for other programs; what is missing fails the test. */
public enum NativeProgram {
  ENGINE("native/apps/engine/dase_engine"),
  PLANNER("native/libexec/dase-cache/dase_planner"),
  FLIGHT_WORKER("native/apps/flight/flight_worker"),
  WISDOM_PROOF("native/apps/proof/wisdom_proof"),
  C_LIBRARY("native/src/c_api/libdase_cache_c.so");

  private final Path path;

  NativeProgram(String path) {
    String build = System.getProperty("dase.native.build", "target/native");
    this.path = Path.of(build, path).toAbsolutePath();
  }

  public Path path() {
    if (!Files.isExecutable(path)) {
      throw new AssertionError(path + " is missing; build it: mvn process-classes");
    }
    return path;
  }

  /** The command line that starts it. */
  public List<String> command(Object... arguments) {
    List<String> command = new ArrayList<>(List.of(path().toString()));
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
