// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import java.io.IOException;
import java.util.NoSuchElementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes entries. */
@Command(
    name = "clear",
    description = "Remove an entry, or all entries of a category, for every machine.",
    footer = "  dase-cache clear stencils laplacian_2d_64x64 --yes")
final class ClearCommand extends Subcommand {
  @Parameters(index = "0", paramLabel = "CATEGORY", description = "Such as stencils.")
  private String category;

  @Parameters(index = "1", arity = "0..1", paramLabel = "KEY", description = "Only this entry.")
  private String key;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  int run(Session session) throws IOException {
    String what =
        key == null
            ? "all entries of " + new Category(category)
            : SafeText.escape(CacheKey.of(category, key).toString());
    if (!yes && !session.terminal().isInteractive()) {
      throw usage("nobody can be asked whether to remove " + what + "; add --yes to do it");
    }
    if (!yes && !session.terminal().confirm("Remove " + what + " from " + session.root() + "?")) {
      print(session, 0);
      return ExitCode.NO;
    }
    try (CacheManager manager = session.readable().manager()) {
      print(session, remove(manager));
    }
    return ExitCode.OK;
  }

  private static void print(Session session, int removed) throws IOException {
    if (session.json()) {
      JsonOutput.print(session.terminal(), JsonOutput.object().put("removed", removed));
    } else {
      session.terminal().line("removed " + Count.of(removed, "entry", "entries"));
    }
  }

  private int remove(CacheManager manager) {
    if (key == null) {
      return manager.clear(category);
    }
    if (!manager.delete(category, key)) {
      throw new NoSuchElementException(
          "there is no "
              + CacheKey.of(category, key)
              + " that could be removed; 'dase-cache ls "
              + category
              + "' lists what there is");
    }
    return 1;
  }
}
