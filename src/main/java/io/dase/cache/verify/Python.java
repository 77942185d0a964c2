// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Python that imports numpy. Used by one thread. */
final class Python {
  private static final List<String> INTERPRETERS = List.of("/usr/bin/python3", "python3");
  private static final long TIMEOUT_SECONDS = 30;

  private final String interpreter;
  private final Path folder;
  private final String numpyVersion;

  private Python(String interpreter, Path folder)
      throws Mismatch, IOException, InterruptedException {
    this.interpreter = interpreter;
    this.folder = folder;
    this.numpyVersion = run("import numpy; print(numpy.__version__)");
  }

  /**
   * The first that works here; empty if none does.
   *
   * @param folder for what it prints
   */
  static Optional<Python> withNumpy(Path folder) throws InterruptedException {
    for (String interpreter : INTERPRETERS) {
      try {
        return Optional.of(new Python(interpreter, folder));
      } catch (IOException | Mismatch e) {
        continue;
      }
    }
    return Optional.empty();
  }

  String numpyVersion() {
    return numpyVersion;
  }

  /**
   * What a program, given as text, prints, without its last line end.
   *
   * @throws Mismatch if it fails, with the last line that it wrote to its standard error
   * @throws IOException if it cannot be started
   */
  String run(String program, String... arguments)
      throws Mismatch, IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(interpreter, "-c", program));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("python.out");
    Path err = folder.resolve("python.err");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new Mismatch(interpreter + " ran for more than " + TIMEOUT_SECONDS + " s");
    }
    if (process.exitValue() != 0) {
      List<String> lines = text(err).lines().toList();
      throw new Mismatch(
          interpreter + ": " + (lines.isEmpty() ? "failed" : lines.get(lines.size() - 1)));
    }
    return text(out).strip();
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
