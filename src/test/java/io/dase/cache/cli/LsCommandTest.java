// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LsCommandTest {
  @TempDir private Path root;

  @Test
  void printsTheGoldenListingOfKernelsStencilsAndUses() throws IOException {
    assertThat(CliRun.of(root, "warmup", "--category", "fractional_kernels").code()).isZero();
    assertThat(CliRun.of(root, "warmup", "--category", "stencils").code()).isZero();
    try (CacheManager manager = new CacheManager(root)) {
      manager.load("stencils", "laplacian_2d_64x64", Map.class);
      manager.load("stencils", "laplacian_2d_64x64", Map.class);
      manager.load("stencils", "laplacian_3d_32x32x32", Map.class);
    }

    CliRun run = CliRun.of(root, "ls");

    assertThat(run.out()).isEqualTo(golden());
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void listsOneCategoryOnly() {
    try (CacheManager manager = new CacheManager(root)) {
      manager.save("source_maps", "here", 1);
      manager.save("state_profiles", "there", 2);
    }

    assertThat(CliRun.of(root, "ls", "source_maps").out())
        .contains("source_maps: (1 entry)", "here", "Total: 1 entry\n")
        .doesNotContain("state_profiles");
  }

  @Test
  void listsAnEmptyFolderAsNothing() {
    assertThat(CliRun.of(root, "ls").out())
        .isEqualTo("Cache Entries by Category\n\nTotal: 0 entries\nTotal size: 0.00 MB\n");
  }

  @Test
  void refusesWhatIsNoCategory() {
    CliRun run = CliRun.of(root, "ls", "../etc");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'../etc'", "choose a name such as");
  }

  @Test
  void showsControlCharactersOfKeysAsEscapes() {
    try (CacheManager manager = new CacheManager(root)) {
      manager.save("source_maps", "red\u001b[31m\nnext\u202eline", 1);
    }

    assertThat(CliRun.of(root, "ls").out())
        .contains("red\\u001b[31m\\u000anext\\u202eline")
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void coloursItsTitleOnATerminalOnly() {
    assertThat(CliRun.onTerminal(root, "", "ls").out()).contains("\u001b[1m");
    assertThat(CliRun.of(root, "ls").out()).doesNotContain("\u001b");
  }

  private static String golden() throws IOException {
    try (InputStream in = LsCommandTest.class.getResourceAsStream("ls.golden.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
