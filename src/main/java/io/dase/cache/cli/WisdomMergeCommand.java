// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.fftw.MergedWisdom;
import io.dase.cache.fftw.WisdomText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Merges wisdom files into one, without the store. */
@Command(
    name = "merge",
    description =
        "Check wisdom files of one FFTW build and write their union to a file that FFTW's tools"
            + " read. Of two solutions of one problem with one rigor that of the earlier file"
            + " stays. The store is not touched.",
    footer = "  dase-cache wisdom merge node1.wisdom node2.wisdom -o all.wisdom")
final class WisdomMergeCommand extends Subcommand {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "As FFTW's tools write it.")
  private List<Path> files;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT",
      required = true,
      description = "Replaced in one step; may be one of the files.")
  private Path out;

  @Override
  int run(Session session) throws IOException {
    MergedWisdom merged = WisdomText.merge(files);
    merged.write(out);
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(merged));
    } else {
      merged.sources().forEach(source -> print(session.terminal(), source));
      session
          .terminal()
          .line(
              "wrote %s: %s of %s"
                  .formatted(
                      SafeText.escape(out.toString()),
                      Count.of(merged.lines(), "line", "lines"),
                      merged.preamble()));
    }
    return ExitCode.OK;
  }

  private static void print(Terminal terminal, MergedWisdom.Source source) {
    terminal.line(
        "%s: %s, %s"
            .formatted(
                SafeText.escape(source.path().toString()),
                Count.of(source.lines(), "line", "lines"),
                Count.of(source.problemsGained(), "new problem", "new problems")));
  }

  private ObjectNode json(MergedWisdom merged) {
    ObjectNode json = JsonOutput.object();
    json.put("path", out.toAbsolutePath().toString());
    json.put("preamble", merged.preamble());
    json.put("lines", merged.lines());
    ArrayNode sources = json.putArray("files");
    for (MergedWisdom.Source source : merged.sources()) {
      sources
          .addObject()
          .put("path", source.path().toAbsolutePath().toString())
          .put("lines", source.lines())
          .put("problems_gained", source.problemsGained());
    }
    return json;
  }
}
