// SPDX-License-Identifier: MIT
package io.dase.cache.readme;

import io.dase.cache.testing.Processes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the README's commands in one folder, with one cache root, as a user's shell would. */
record Shell(Path folder, Path root) {

  /**
   * What the command printed to both streams.
   *
   * @throws AssertionError unless it ends with 0
   */
  List<String> run(String... command) {
    List<String> inFolder = new ArrayList<>();
    inFolder.addAll(List.of("bash", "-c", "cd \"$0\" && exec \"$@\" 2>&1", folder.toString()));
    inFolder.addAll(List.of(command));
    return Processes.run(inFolder, Map.of("DASE_CACHE_ROOT", root.toString()))
        .succeeded()
        .stdout()
        .lines()
        .toList();
  }
}
