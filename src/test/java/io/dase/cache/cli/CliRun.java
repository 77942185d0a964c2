// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One run of the command in this process. */
record CliRun(int code, String out, String err) {
  /** Without a terminal. */
  static CliRun of(Path root, String... args) {
    return run(root, "", false, args);
  }

  /** With a person who types {@code answer}. */
  static CliRun onTerminal(Path root, String answer, String... args) {
    return run(root, answer, true, args);
  }

  private static CliRun run(Path root, String input, boolean terminal, String... args) {
    List<String> line = new ArrayList<>(Arrays.asList(args));
    line.add("--root=" + root);
    return raw(input, terminal, line.toArray(String[]::new));
  }

  static CliRun raw(String input, boolean terminal, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    byte[] typed = input.getBytes(StandardCharsets.UTF_8);
    int code =
        Main.run(new Terminal(new ByteArrayInputStream(typed), out, err, terminal, terminal), args);
    return new CliRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
