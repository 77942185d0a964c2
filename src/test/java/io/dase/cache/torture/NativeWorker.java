// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import io.dase.cache.testing.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the C++ worker is: built here, with failpoints, unless a property names it. */
final class NativeWorker {
  private static final String PROPERTY = "dase.torture.worker";
  private static final Path SOURCE = Path.of(System.getProperty("dase.source.dir", "."));

  private NativeWorker() {}

  /** The program {@code torture_worker}. */
  static Path program() {
    return Built.PROGRAM;
  }

  /** The library that makes link() report errors after it took place. */
  static Path lostReplies() {
    return program().resolveSibling("torture_lost_replies.so");
  }

  private static final class Built {
    static final Path PROGRAM = find();

    private static Path find() {
      String named = System.getProperty(PROPERTY, "");
      Path program =
          named.isEmpty()
              ? SOURCE.resolve("build/failpoints/native/tests/torture/torture_worker")
              : Path.of(named);
      if (named.isEmpty()) {
        String source = SOURCE.toAbsolutePath().normalize().toString();
        String build = SOURCE.resolve("build/failpoints").toAbsolutePath().normalize().toString();
        inSource("cmake", "-S", source, "--preset", "failpoints");
        inSource("cmake", "--build", build, "--target", "torture_worker");
      }
      if (!Files.isExecutable(program)) {
        throw new AssertionError(
            program + " cannot be executed; expected the C++ worker, see -D" + PROPERTY);
      }
      return program.toAbsolutePath();
    }

    private static void inSource(String... command) {
      Processes.run(List.of(command)).succeeded();
    }
  }
}
