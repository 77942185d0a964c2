// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.diff.VersionDiff;
import io.dase.cache.maintenance.ThisMachine;
import java.io.IOException;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares two versions of an entry. */
@Command(
    name = "diff",
    description =
        "Say what two versions of an entry in the user's root differ in, the newest two unless told"
            + " otherwise; exit 0 if their values are the same, 1 if they differ.",
    footer = "  dase-cache diff surrogates pressure --from 2 --to 4")
final class DiffCommand extends Subcommand {
  @Mixin private KeyArguments arguments;

  @Option(
      names = "--from",
      paramLabel = "N",
      description = "A generation, as 'versions' lists it; default: the value before --to.")
  private Long from;

  @Option(
      names = "--to",
      paramLabel = "N",
      description = "The generation to compare it with; default: the newest that holds a value.")
  private Long to;

  @Override
  int run(Session session) throws IOException {
    CacheKey key = arguments.key();
    VersionDiff diff;
    try (CacheManager manager = session.readable().manager()) {
      diff =
          manager.diff(
              key.category().name(),
              key.key(),
              ThisMachine.variant(key),
              generation(from),
              generation(to));
    }
    if (session.json()) {
      JsonOutput.print(session.terminal(), DiffJson.of(diff));
    } else {
      DiffText.lines(diff).forEach(line -> session.terminal().line(SafeText.escape(line)));
    }
    return diff.isSame() ? ExitCode.OK : ExitCode.NO;
  }

  private static OptionalLong generation(Long given) {
    return given == null ? OptionalLong.empty() : OptionalLong.of(given);
  }
}
