// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.core.CacheException;
import io.dase.cache.core.CacheIoException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The program {@code dase_engine}, started anew for each run. Immutable; safe from any thread.
 *
 * @param file where it is
 */
record EngineProgram(Path file) {
  private static final String NAME = "dase_engine";
  private static final String VARIABLE = "DASE_ENGINE";
  private static final long TIMEOUT_SECONDS = 300;

  /**
   * The one that was named, else that of the environment's {@code DASE_ENGINE}, else the first on
   * {@code PATH}.
   *
   * @throws CacheIoException naming how to point to it, if there is none
   */
  static EngineProgram find(Optional<Path> named) {
    Optional<Path> found =
        named.or(() -> Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of));
    if (found.isEmpty()) {
      found = onPath();
    }
    Path file =
        found.orElseThrow(
            () ->
                new CacheIoException(
                    "no dase_engine on PATH; install it (cmake --install build/release) or name it"
                        + " with --engine FILE or $"
                        + VARIABLE));
    if (!Files.isExecutable(file)) {
      throw new CacheIoException(
          file + " is no program that can be run; name dase_engine with --engine FILE");
    }
    return new EngineProgram(file.toAbsolutePath());
  }

  /**
   * Runs it; returns what it printed.
   *
   * @throws CacheException if it fails or does not end
   */
  String run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new CacheException(
            "'%s' failed: %s".formatted(String.join(" ", command), output.strip()));
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException("interrupted while " + NAME + " ran", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Optional<Path> onPath() {
    String path = System.getenv("PATH");
    for (String folder : (path == null ? "" : path).split(File.pathSeparator)) {
      Path file = Path.of(folder, NAME);
      if (!folder.isEmpty() && Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
