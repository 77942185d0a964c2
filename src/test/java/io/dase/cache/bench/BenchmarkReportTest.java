// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BenchmarkReportTest {
  private static final Path SOURCE = Path.of(System.getProperty("dase.source.dir", "."));

  @Test
  void theReportSaysWhatTheRunMeasured() throws IOException, InterruptedException {
    Process renderer =
        new ProcessBuilder(
                "python3", "scripts/benchmarks/render.py", "docs/benchmarks/foundation.json", "-")
            .directory(SOURCE.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String rendered = new String(renderer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(renderer.waitFor()).isZero();
    assertThat(rendered)
        .as("docs/benchmarks.md is rendered by scripts/bench.sh; do not edit it by hand")
        .isEqualTo(Files.readString(SOURCE.resolve("docs/benchmarks.md")));
  }
}
