// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.maintenance.ThisMachine;
import io.dase.cache.store.PutOutcome;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes back to an older version of an entry. */
@Command(
    name = "rollback",
    description =
        "Make an older version of an entry the newest again, as a new generation; exit 1 if its"
            + " value is gone, or somebody else stored another version meanwhile.",
    footer = "  dase-cache rollback surrogates pressure --to 2")
final class RollbackCommand extends Subcommand {
  @Mixin private KeyArguments arguments;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "N",
      description = "The generation, as 'versions' lists it.")
  private long generation;

  @Override
  int run(Session session) throws IOException {
    CacheKey key = arguments.key();
    PutOutcome outcome;
    try (CacheManager manager = session.manager()) {
      outcome =
          manager.rollback(key.category().name(), key.key(), ThisMachine.variant(key), generation);
    }
    if (!outcome.isStored()) {
      session.terminal().error(key + " stays as it is: " + outcome.detail());
      return ExitCode.NO;
    }
    if (session.json()) {
      JsonOutput.print(
          session.terminal(),
          JsonOutput.of(key).put("to", generation).put("generation", outcome.generation()));
    } else {
      session
          .terminal()
          .line(
              SafeText.escape(
                  "%s: generation %d holds what generation %d held"
                      .formatted(key, outcome.generation(), generation)));
    }
    return ExitCode.OK;
  }
}
