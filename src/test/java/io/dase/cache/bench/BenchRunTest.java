// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheException;
import io.dase.cache.testing.NativeProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BenchRunTest {
  @TempDir private Path root;

  @Test
  void aThousandRequestsForNineKernelsMissNineTimes() throws IOException {
    Section section = run(Benchmark.SIMULATION);

    assertThat(figure(section, "hits")).isEqualTo(991);
    assertThat(figure(section, "misses")).isEqualTo(9);
    assertThat(figure(section, "mean time of a request")).isPositive();
  }

  @Test
  void kernelsHaveTheThreeThatUsersKnowAndAnAverage() throws IOException {
    Section section = run(Benchmark.KERNELS);

    assertThat(section.rows().stream().map(Row::name))
        .startsWith("kernel_1.5_0.01_1000", "kernel_1.8_0.01_1000", "kernel_1.9_0.01_5000")
        .endsWith("Overall Average");
    assertThat(section.rows()).allMatch(row -> row.speedup().orElseThrow() > 0);
  }

  @Test
  void theStorageOfAnEntryIsItsValueAndSomeHundredBytes() throws IOException {
    Section section = run(Benchmark.STORAGE);

    assertThat(figure(section, "value per entry")).isEqualTo(8128);
    assertThat(figure(section, "metadata per entry")).isBetween(200.0, 1000.0);
    assertThat(figure(section, "files per entry, in blocks")).isGreaterThan(8128);
  }

  @ParameterizedTest
  @EnumSource(names = {"STENCILS", "OVERHEAD", "WISDOM"})
  void everyRowWasMeasured(Benchmark benchmark) throws IOException {
    Section section = run(benchmark);

    assertThat(section.rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.times().values()).allMatch(time -> time.medianUs() > 0));
  }

  @Test
  void aMissionOnAWarmCacheFindsItsPlans() throws IOException {
    Section section = run(Benchmark.MISSION);

    assertThat(section.rows()).hasSize(2);
    assertThat(section.rows().get(0).speedup().orElseThrow()).isGreaterThan(1);
  }

  @Test
  void anEngineThatIsNotThereIsAnErrorAloneAndANoteAmongOthers() throws IOException {
    BenchRun run = new BenchRun(Optional.empty(), Optional.of(root.resolve("none")), 1);

    assertThatThrownBy(() -> run.of(Set.of(Benchmark.MISSION), section -> {}))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("--engine");
    BenchReport report = run.of(Set.of(Benchmark.MISSION, Benchmark.SIMULATION), section -> {});
    assertThat(report.section(Benchmark.MISSION).orElseThrow().notes().get(0))
        .startsWith("left out: ")
        .contains("--engine");
  }

  @Test
  void aRunInACacheLeavesItAsItWas() throws IOException {
    try (CacheManager cache = new CacheManager(root)) {
      cache.save("trials", "mine", List.of(1, 2));
    }
    Set<String> before = files();

    run(Benchmark.SIMULATION);

    assertThat(files()).isEqualTo(before);
  }

  private Section run(Benchmark benchmark) throws IOException {
    List<Section> heard = new ArrayList<>();
    BenchReport report =
        new BenchRun(Optional.of(root), Optional.of(NativeProgram.ENGINE.path()), 1)
            .of(Set.of(benchmark), heard::add);
    assertThat(report.sections()).isEqualTo(heard);
    return report.section(benchmark).orElseThrow();
  }

  private static double figure(Section section, String name) {
    return section.figures().stream()
        .filter(figure -> figure.name().equals(name))
        .mapToDouble(Figure::value)
        .findFirst()
        .orElseThrow();
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return new TreeSet<>(files.map(Path::toString).toList());
    }
  }
}
