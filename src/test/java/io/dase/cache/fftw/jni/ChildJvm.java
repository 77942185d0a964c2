// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import io.dase.cache.testing.Processes;
import io.dase.cache.testing.Processes.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class of the tests in a fresh JVM of the same Java. */
final class ChildJvm {
  private ChildJvm() {}

  record Result(int exitCode, String output) {}

  /** Standard output and error together; {@code options} stand before the class. */
  static Result run(Class<?> main, List<String> options) {
    return run(main, options, classPath());
  }

  static Result run(Class<?> main, List<String> options, String classPath) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xcheck:jni", "-Xshare:auto", "-cp", classPath));
    command.addAll(options);
    command.add(main.getName());
    Outcome outcome = Processes.run(command);
    return new Result(outcome.exitCode(), outcome.stdout() + outcome.stderr());
  }

  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
