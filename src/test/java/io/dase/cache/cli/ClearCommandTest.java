// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearCommandTest {
  @TempDir private Path root;

  @BeforeEach
  void fill() {
    try (CacheManager manager = new CacheManager(root)) {
      manager.save("source_maps", "one", 1);
      manager.save("source_maps", "two", 2);
    }
  }

  @Test
  void refusesWithoutATerminalUnlessToldYes() {
    CliRun run = CliRun.of(root, "clear", "source_maps");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("add --yes");
    assertThat(entries()).isEqualTo(2);
  }

  @Test
  void removesOneEntryOrAllOfThem() {
    assertThat(CliRun.of(root, "clear", "source_maps", "one", "--yes").out())
        .isEqualTo("removed 1 entry\n");
    assertThat(entries()).isEqualTo(1);
    assertThat(CliRun.of(root, "clear", "source_maps", "--yes").code()).isZero();
    assertThat(entries()).isZero();
  }

  @Test
  void asksOnATerminalAndTakesOnlyYForYes() {
    assertThat(CliRun.onTerminal(root, "n\n", "clear", "source_maps").code()).isEqualTo(1);
    assertThat(CliRun.onTerminal(root, "", "clear", "source_maps").code()).isEqualTo(1);
    assertThat(entries()).isEqualTo(2);

    CliRun run = CliRun.onTerminal(root, "y\n", "clear", "source_maps");

    assertThat(run.err()).contains("Remove all entries of source_maps from " + root + "? [y/N]");
    assertThat(entries()).isZero();
  }

  private int entries() {
    try (CacheManager manager = new CacheManager(root)) {
      return manager.list("source_maps").size();
    }
  }
}
