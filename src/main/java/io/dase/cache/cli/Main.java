// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import picocli.CommandLine;

/** Entry of the command {@code dase-cache}: one command per process, which it ends. Stateless. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(Terminal.ofProcess(), args));
  }

  /** Runs one command; returns its exit code, see {@link ExitCode}. */
  static int run(Terminal terminal, String... args) {
    CommandLine line = DaseCacheCommand.line(terminal);
    ErrorHandler errors = new ErrorHandler(terminal);
    line.setOut(terminal.writer());
    line.setErr(terminal.errorWriter());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()));
    line.setParameterExceptionHandler(errors);
    line.setExecutionExceptionHandler(errors);
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      return errors.handleFullHeap(e);
    } finally {
      terminal.flush();
    }
  }
}
