// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {
  @TempDir private Path folder;

  @Test
  void aRunIsShownAndWrittenAsJsonDocumentAndPlot() throws IOException {
    CliRun run = run("bench simulation --iterations 1 --json %s --markdown %s --plots %s");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("simulation\n", "hits: 991\n", "misses: 9\n");
    assertThat(Files.readString(folder.resolve("new.json"))).contains("\"name\" : \"simulation\"");
    assertThat(Files.readString(folder.resolve("new.md")))
        .contains("`new.json`", "| hits | 991 |", "![simulation](bench-simulation.svg)");
    assertThat(folder.resolve("plots").resolve("bench-simulation.svg")).isNotEmptyFile();
  }

  @Test
  void theOptionBenchmarkNamesOneTooAndJsonWithoutAFilePrintsIt() {
    CliRun run =
        CliRun.raw("", false, "bench", "--benchmark", "simulation", "--iterations", "1", "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("{").contains("\"iterations\" : 1");
  }

  @Test
  void aRegressionBeyondTheThresholdExitsWithOne() throws IOException {
    Path old = folder.resolve("old.json");
    run("bench simulation --iterations 1 --json %s --markdown %s --plots %s");
    String json = Files.readString(folder.resolve("new.json"));
    Files.writeString(old, json.replaceAll("\"median_us\" : [0-9.]+", "\"median_us\" : 0.5"));

    CliRun slower = compare(old, "25");
    CliRun within = compare(old, "1e12");

    assertThat(slower.code()).isEqualTo(1);
    assertThat(slower.out()).contains("simulation: 1,000 requests, cached: 0.50 µs before");
    assertThat(slower.err()).contains("by more than 25 %");
    assertThat(within.code()).as(within.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bench nothing",
        "bench --iterations 0",
        "bench --json kernels",
        "bench --threshold NaN",
      })
  void aWrongUseIsRefusedBeforeAnythingIsMeasured(String command) {
    CliRun run = CliRun.raw("", false, command.split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  private CliRun compare(Path old, String threshold) {
    return CliRun.raw(
        "",
        false,
        "bench",
        "simulation",
        "--iterations",
        "1",
        "--compare",
        old.toString(),
        "--threshold",
        threshold);
  }

  private CliRun run(String command) {
    return CliRun.raw(
        "",
        false,
        command
            .formatted(
                folder.resolve("new.json"), folder.resolve("new.md"), folder.resolve("plots"))
            .split(" "));
  }
}
