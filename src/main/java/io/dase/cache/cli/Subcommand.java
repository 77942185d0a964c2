// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all subcommands share: they get a {@link Session} and return an {@link ExitCode}. */
abstract class Subcommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** Does the work. */
  abstract int run(Session session) throws IOException;

  @Override
  public final Integer call() throws IOException {
    return run(((DaseCacheCommand) spec.root().userObject()).session());
  }

  /** The whole command line. */
  final CommandLine root() {
    return spec.root().commandLine();
  }

  /** The value of an option that is no field of the command; null unless it was given. */
  final String given(String option) {
    return spec.commandLine().getParseResult().matchedOptionValue(option, null);
  }

  /** A wrong use of this command's arguments. */
  final ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
