// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that docs/migration.md names in place of the Python system's. */
class MigrationTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("dase.source.dir"), "docs/migration.md");
  private static final Pattern COMMAND =
      Pattern.compile("^\\| .* \\| `dase-cache ([^`]*)`", Pattern.MULTILINE);

  @TempDir Path folder;

  @Test
  void eachNewCommandWorksOnAWarmCache() throws IOException {
    Path root = folder.resolve("cache");
    Files.createDirectory(folder.resolve("old"));
    List<String> commands =
        COMMAND
            .matcher(Files.readString(DOCUMENT))
            .results()
            .map(result -> result.group(1))
            .toList();
    assertThat(commands).hasSize(12);
    assertThat(CliRun.of(root, "warmup", "--category", "stencils").code()).isZero();

    for (String command : commands) {
      String[] arguments =
          command
              .replace(" old", " " + folder.resolve("old"))
              .replace("report.json", folder.resolve("report.json").toString())
              .split(" ");
      CliRun run = CliRun.of(root, arguments);

      assertThat(run.code()).as("%s: %s", command, run).isZero();
    }
  }
}
