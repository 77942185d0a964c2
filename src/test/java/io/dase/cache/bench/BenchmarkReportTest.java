// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkReportTest {
  private static final Path SOURCE = Path.of(System.getProperty("dase.source.dir", "."));
  private static final Path DOCS = SOURCE.resolve("docs");

  @Test
  void theReportSaysWhatTheRunMeasured() throws IOException, InterruptedException {
    String rendered = render("foundation", "benchmarks.md");

    assertThat(rendered)
        .as("docs/benchmarks.md is rendered by scripts/bench.sh; do not edit it by hand")
        .isEqualTo(Files.readString(DOCS.resolve("benchmarks.md")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plans", "artifacts", "service"})
  void theReportOfAPartAndItsChartsSayWhatTheRunMeasured(String part, @TempDir Path folder)
      throws IOException, InterruptedException {
    render(part, folder.toString());

    assertThat(reportOn(part, DOCS.resolve("benchmarks")))
        .as("they are rendered by scripts/bench.sh %s; do not edit them by hand", part)
        .containsKey(part + ".md")
        .isEqualTo(reportOn(part, folder));
  }

  @Test
  void theReportForUsersAndItsPlotsSayWhatTheRunMeasured() throws IOException {
    Path folder = DOCS.resolve("benchmarks");
    BenchReport report = BenchJson.read(folder.resolve("users.json"));
    Map<String, String> expected = new TreeMap<>(BenchDocument.plots(report));
    expected.put("users.md", BenchDocument.markdown(report, "users.json"));

    Map<String, String> found = new TreeMap<>(reportOn("bench", folder));
    found.put("users.md", Files.readString(folder.resolve("users.md")));

    assertThat(found)
        .as("they are written by scripts/bench.sh users; do not edit them by hand")
        .isEqualTo(expected);
  }

  private static String render(String part, String target)
      throws IOException, InterruptedException {
    Process renderer =
        new ProcessBuilder(
                "python3",
                "scripts/benchmarks/render_" + part + ".py",
                "docs/benchmarks/" + part + ".json",
                target)
            .directory(SOURCE.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(renderer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(renderer.waitFor()).isZero();
    return output;
  }

  private static Map<String, String> reportOn(String part, Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.matches(part + "(-.*)?\\.(md|svg)")) {
          texts.put(name, Files.readString(file));
        }
      }
    }
    return texts;
  }
}
