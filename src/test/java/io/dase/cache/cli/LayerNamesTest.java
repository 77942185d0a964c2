// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which commands name the root that an entry is in. */
class LayerNamesTest {
  @TempDir private Path root;
  @TempDir private Path system;

  @BeforeEach
  void fill() {
    CliRun.of(system, "stencil", "laplacian_2d_8x8");
    CliRun.of(system, "wisdom", "generate", "fft_1d_8");
    CliRun.of(root, "stencil", "laplacian_2d_9x9");
    CliRun.of(root, "wisdom", "generate", "fft_1d_9");
  }

  @Test
  void tablesMarkWhatTheSystemRootServes() {
    assertThat(run("ls", "stencils").out())
        .containsPattern("laplacian_2d_8x8 .*\\(system\\)\n")
        .doesNotContainPattern("laplacian_2d_9x9 .*\\(system\\)\n");
    assertThat(run("why", "stencils", "laplacian_2d_8x8").out()).contains("present (system)");
    assertThat(run("info", "stencils", "laplacian_2d_8x8").out()).containsPattern("layer: +system");
    assertThat(run("wisdom", "list").out())
        .containsPattern("fft_1d_8 +yes +system ")
        .containsPattern("fft_1d_9 +yes +user ");
  }

  @Test
  void jsonHasTheLayerOfEachEntry() throws IOException {
    assertThat(json("ls", "stencils").findValuesAsText("layer")).containsExactly("system", "user");
    assertThat(json("wisdom", "list").findValuesAsText("layer")).containsExactly("system", "user");
    assertThat(json("info", "stencils", "laplacian_2d_9x9").get("layer").textValue())
        .isEqualTo("user");
    assertThat(json("versions", "stencils", "laplacian_2d_9x9").findValuesAsText("layer"))
        .containsExactly("user");
  }

  @Test
  void versionsOfTheSystemRootAreAskedForByItsName() {
    CliRun below = run("versions", "stencils", "laplacian_2d_8x8");
    assertThat(below.code()).isEqualTo(1);
    assertThat(below.err()).contains("is in the system root only");

    assertThat(CliRun.of(system, "versions", "stencils", "laplacian_2d_8x8").code()).isZero();
  }

  private CliRun run(String... args) {
    String[] line = new String[args.length + 1];
    System.arraycopy(args, 0, line, 0, args.length);
    line[args.length] = "--system-root=" + system;
    return CliRun.of(root, line);
  }

  private JsonNode json(String... args) throws IOException {
    String[] line = new String[args.length + 1];
    System.arraycopy(args, 0, line, 0, args.length);
    line[args.length] = "--json";
    return new ObjectMapper().readTree(run(line).out());
  }
}
