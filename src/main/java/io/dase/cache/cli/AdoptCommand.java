// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.CacheManager;
import io.dase.cache.maintenance.Adoption;
import io.dase.cache.maintenance.Adoption.Adopted;
import io.dase.cache.maintenance.Adoption.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in the files of an older cache. */
@Command(
    name = "adopt",
    description = {
      "Take in the files of an older cache whose names parse as keys: arrays, JSON, models, and"
          + " wisdom that FFTW wrote. Kernels, stencils and echoes are compared with what their key"
          + " says. What is refused is named with the reason, placeholders of wisdom among it; exit"
          + " 1 if there is any. The old files stay as they are."
    },
    footer = "  dase-cache adopt /old/cache --dry-run")
final class AdoptCommand extends Subcommand {
  private static final Set<Outcome> BAD = Set.of(Outcome.PLACEHOLDER, Outcome.REFUSED);

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the older cache.")
  private Path folder;

  @Option(names = "--dry-run", description = "Check all of it, and store nothing.")
  private boolean dryRun;

  @Override
  int run(Session session) throws IOException {
    List<Adopted> files;
    try (CacheManager manager = session.manager()) {
      files = Adoption.run(manager, folder, dryRun);
    }
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(files));
    } else {
      files.forEach(file -> print(session.terminal(), file));
      session.terminal().line(summary(files));
    }
    return files.stream().anyMatch(file -> BAD.contains(file.outcome()))
        ? ExitCode.NO
        : ExitCode.OK;
  }

  private void print(Terminal terminal, Adopted file) {
    String reason = file.reason().isEmpty() ? "" : ": " + SafeText.escape(file.reason());
    String key = file.key().map(adopted -> " as " + SafeText.escape(adopted.toString())).orElse("");
    terminal.line(
        "%-11s %s%s%s"
            .formatted(word(file.outcome()), SafeText.escape(file.file().toString()), key, reason));
  }

  private String word(Outcome outcome) {
    return dryRun && outcome == Outcome.ADOPTED ? "would adopt" : text(outcome);
  }

  private String summary(List<Adopted> files) {
    return "%s %d, present %d, placeholders %d, refused %d, ignored %d"
        .formatted(
            word(Outcome.ADOPTED),
            count(files, Outcome.ADOPTED),
            count(files, Outcome.PRESENT),
            count(files, Outcome.PLACEHOLDER),
            count(files, Outcome.REFUSED),
            count(files, Outcome.IGNORED));
  }

  private ObjectNode json(List<Adopted> files) {
    ObjectNode json = JsonOutput.object();
    json.put("dry_run", dryRun);
    json.put("adopted", count(files, Outcome.ADOPTED));
    json.put("present", count(files, Outcome.PRESENT));
    json.put("placeholders", count(files, Outcome.PLACEHOLDER));
    json.put("refused", count(files, Outcome.REFUSED));
    json.put("ignored", count(files, Outcome.IGNORED));
    ArrayNode list = json.putArray("files");
    for (Adopted file : files) {
      list.addObject()
          .put("path", file.file().toString())
          .put("category", file.key().map(key -> key.category().name()).orElse(null))
          .put("key", file.key().map(key -> key.key()).orElse(null))
          .put("outcome", text(file.outcome()))
          .put("reason", file.reason());
    }
    return json;
  }

  private static long count(List<Adopted> files, Outcome outcome) {
    return files.stream().filter(file -> file.outcome() == outcome).count();
  }

  private static String text(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
