// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dase.cache.core.CorruptDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportJsonTest {
  @TempDir private Path folder;

  @Test
  void aReportComesBackFromItsJson() throws IOException {
    BenchReport report = report(10);

    assertThat(read(BenchJson.text(report))).isEqualTo(report);
  }

  @Test
  void whatIsNoReportIsRefusedByItsName() {
    assertThatThrownBy(() -> read("{}"))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("report.json");
    assertThatThrownBy(() -> read("no JSON")).isInstanceOf(CorruptDataException.class);
    assertThatThrownBy(() -> read("{\"schema_version\": 2}"))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("schema_version is 2, expected 1");
  }

  @Test
  void onlyWhatIsSlowerByMoreThanTheThresholdIsARegression() {
    Comparison same = Comparison.of(report(10), report(10));
    Comparison slower = Comparison.of(report(10), report(13));
    Comparison faster = Comparison.of(report(10), report(5));

    assertThat(same.regressions(0)).isEmpty();
    assertThat(slower.regressions(25))
        .extracting(Comparison.Change::name)
        .containsExactly("kernels: one, cached");
    assertThat(slower.regressions(31)).isEmpty();
    assertThat(faster.regressions(0)).isEmpty();
    assertThat(same.changes()).hasSize(3).noneMatch(change -> change.name().contains("Average"));
  }

  @Test
  void whatOnlyOneRunHasIsNamedAndNotCompared() {
    BenchReport empty = new BenchReport(Instant.EPOCH, "0.1.0", Map.of(), 1, List.of());

    assertThat(Comparison.of(empty, report(10)).changes()).isEmpty();
    assertThat(Comparison.of(report(10), empty).alone()).containsExactly("kernels");
  }

  @Test
  void aRowWhereComputingWinsIsSaidSo() {
    Section section = report(10).sections().get(0);
    assertThat(section.notes().get(0)).startsWith("one: recomputing wins");
  }

  @Test
  void quartilesLieBetweenSortedTimes() {
    assertThat(Spread.ofNanos(4000, 1000, 3000, 2000, 5000)).isEqualTo(new Spread(3, 2, 4, 5));
    assertThat(Spread.ofNanos(1000, 2000).medianUs()).isEqualTo(1.5);
  }

  @Test
  void theAverageHasTheGeometricMeanOfTheSpeedUps() {
    Row half = row("a", 1, 2);
    Row eightfold = row("b", 16, 2);

    Row average = Row.withAverage(List.of(half, eightfold)).get(2);

    assertThat(average.name()).isEqualTo("Overall Average");
    assertThat(average.speedup().orElseThrow()).isCloseTo(2, within(1e-12));
    assertThat(average.times().get("uncached").medianUs()).isEqualTo(8.5);
  }

  private BenchReport read(String json) throws IOException {
    return BenchJson.read(Files.writeString(folder.resolve("report.json"), json));
  }

  private static BenchReport report(double cachedUs) {
    Section section =
        Section.of(
            Benchmark.KERNELS,
            "about",
            Row.withAverage(List.of(row("one", 4, cachedUs))),
            List.of(new Figure("size", 8.5, "bytes"), new Figure("hits", 3, "")));
    return new BenchReport(
        Instant.parse("2026-01-02T03:04:05Z"), "0.1.0", Map.of("cores", "2"), 5, List.of(section));
  }

  private static Row row(String name, double uncachedUs, double cachedUs) {
    Map<String, Spread> times = new LinkedHashMap<>();
    times.put("uncached", new Spread(uncachedUs, uncachedUs, uncachedUs, 5));
    times.put("cached", new Spread(cachedUs, cachedUs, cachedUs, 5));
    return Row.of(name, times);
  }
}
