// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says on standard error what went wrong and what to do next, and chooses the exit code. */
final class ErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final int MB_BITS = 20;

  private final Terminal terminal;

  ErrorHandler(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    terminal.error(failure.getMessage());
    terminal.errorLine(
        "Try '" + command.getCommandSpec().qualifiedName() + " --help' for usage and an example.");
    return ExitCode.USAGE;
  }

  /** The machine could do it with more memory than the command was given. */
  int handleFullHeap(OutOfMemoryError failure) {
    terminal.error(
        "out of memory (%s) with a heap of %d MB; give it more, such as DASE_JAVA_OPTS=-Xmx4g"
            .formatted(failure.getMessage(), Runtime.getRuntime().maxMemory() >> MB_BITS));
    return ExitCode.ENVIRONMENT;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof ParameterException usage) {
      return handleParseException(usage, new String[0]);
    }
    if (ExitCode.isExplained(failure)) {
      String message = failure.getMessage();
      terminal.error(message == null ? failure.toString() : message);
    } else {
      terminal.error(failure + "; this is a fault of dase-cache itself: report it with this trace");
      failure.printStackTrace(terminal.errorWriter());
    }
    return ExitCode.of(failure);
  }
}
