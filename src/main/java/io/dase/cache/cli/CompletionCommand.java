// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a script with which a shell completes this command. */
@Command(
    name = "completion",
    description =
        "Print a script that completes commands and options in bash, or in zsh, which reads bash's.",
    footer = {
      "  source <(dase-cache completion bash)",
      "  dase-cache completion > /etc/bash_completion.d/dase-cache"
    })
final class CompletionCommand extends Subcommand {
  private static final String NAME = "dase-cache";

  /** The shells. */
  private enum Shell {
    BASH,
    ZSH
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      defaultValue = "bash",
      description = "bash or zsh; default: bash.")
  private Shell shell;

  @Override
  int run(Session session) {
    String script = AutoComplete.bash(NAME, root());
    session
        .terminal()
        .line(
            shell == Shell.ZSH ? "autoload -U +X bashcompinit && bashcompinit\n" + script : script);
    return ExitCode.OK;
  }
}
