// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.CacheManager;
import io.dase.cache.core.KeyNumbers;
import io.dase.cache.core.ReplacedFile;
import io.dase.cache.plot.LinePlot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What the commands that make one artifact share: they store it, show it and write it to files. */
abstract class ArtifactCommand extends Subcommand {
  @Option(
      names = "--npy",
      paramLabel = "FILE",
      description = "Write it as a numpy array, replacing the file in one step.")
  private Path npy;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draw it as SVG, replacing the file in one step.")
  private Path plot;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many rows of its table are printed; default: 10.")
  private int rows;

  /** The artifact from the store, which holds it afterwards. */
  abstract Artifact artifact(CacheManager manager);

  @Override
  final int run(Session session) throws IOException {
    if (rows < 0) {
      throw usage("--rows is " + rows + "; expected 0 or more");
    }
    Optional.ofNullable(npy).ifPresent(ReplacedFile::check);
    Optional.ofNullable(plot).ifPresent(ReplacedFile::check);
    try (CacheManager manager = session.manager()) {
      Artifact artifact = artifact(manager);
      if (npy != null) {
        NpyFile.write(npy, artifact.array().get());
      }
      if (plot != null) {
        LinePlot.write(plot, artifact.key().key(), artifact.curves().get());
      }
      Optional<Path> file = manager.path(artifact.key().category().name(), artifact.key().key());
      if (session.json()) {
        JsonOutput.print(session.terminal(), json(artifact, file));
      } else {
        print(session.terminal(), artifact, file);
      }
    }
    return ExitCode.OK;
  }

  private void print(Terminal terminal, Artifact artifact, Optional<Path> file) {
    terminal.line(artifact.key().toString());
    terminal.line("file: " + file.map(Path::toString).map(SafeText::escape).orElse("not stored"));
    artifact.parameters().forEach((name, value) -> terminal.line(name + ": " + show(value)));
    Table table = artifact.table();
    List<List<String>> lines = new ArrayList<>();
    lines.add(table.columns());
    for (double[] row : table.first(rows)) {
      lines.add(Arrays.stream(row).mapToObj(KeyNumbers::format).toList());
    }
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      int column = i;
      widths.add(lines.stream().mapToInt(line -> line.get(column).length()).max().orElseThrow());
    }
    terminal.line("");
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        text.append(i == 0 ? "" : "  ");
        text.append(" ".repeat(widths.get(i) - line.get(i).length())).append(line.get(i));
      }
      terminal.line(text.toString());
    }
    if (table.size() > rows) {
      terminal.line("... of " + Count.of(table.size(), "row", "rows"));
    }
  }

  private static String show(Object value) {
    return value instanceof Double number
        ? KeyNumbers.format(number)
        : value instanceof List<?> list
            ? list.stream().map(ArtifactCommand::show).collect(Collectors.joining(" "))
            : String.valueOf(value);
  }

  private ObjectNode json(Artifact artifact, Optional<Path> file) {
    ObjectNode json = JsonOutput.of(artifact.key());
    json.put("path", file.map(Path::toString).orElse(null));
    json.set("parameters", JsonOutput.tree(artifact.parameters()));
    json.set("columns", JsonOutput.tree(artifact.table().columns()));
    json.put("size", artifact.table().size());
    ArrayNode shown = json.putArray("rows");
    artifact.table().first(rows).forEach(row -> shown.add(JsonOutput.tree(row)));
    put(json, "npy", npy);
    put(json, "plot", plot);
    return json;
  }

  private static void put(ObjectNode json, String name, Path file) {
    json.put(name, file == null ? null : file.toAbsolutePath().toString());
  }
}
