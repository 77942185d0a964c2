// SPDX-License-Identifier: MIT
package io.dase.cache.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.testing.NativeProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One JVM and one engine on one root: what either plans, the other has. */
class TwoHalvesTest {
  private static final String PLANNED_BY_ENGINE = "fft_2d_96x80";
  private static final String PLANNED_BY_JAVA = "fft_3d_60x60x60";

  @TempDir Path root;

  @Test
  void whatTheEnginePlansJavaImportsIntoItsPlanner() {
    PlanSpec spec = PlanSpec.dft(96, 80).rigor(Rigor.MEASURE);
    assertThat(plan(PLANNED_BY_ENGINE)).contains("planned").doesNotContain("store");

    try (FFTWWisdomHelper wisdom = new FFTWWisdomHelper(root)) {
      assertThat(wisdom.probe(spec)).isFalse();
      assertThat(wisdom.importIntoPlanner(PLANNED_BY_ENGINE)).isTrue();
      for (PlanSpec problem : fourProblems(spec)) {
        assertThat(wisdom.probe(problem)).as(problem.text()).isTrue();
      }
    }
  }

  @Test
  void whatJavaGeneratesTheEngineTakesFromTheStoreWithoutPlanning() {
    try (FFTWWisdomHelper wisdom = new FFTWWisdomHelper(root)) {
      wisdom.generate(fourProblems(PlanSpec.dft(60, 60, 60).rigor(Rigor.MEASURE)), false);
    }

    List<String> sources = plan(PLANNED_BY_JAVA).lines().map(line -> line.split("\t")[1]).toList();
    assertThat(sources).first().isEqualTo("store");
    assertThat(sources).hasSize(4).isSubsetOf("store", "memory");
  }

  @Test
  void bytesSavedFromJavaComeBackFromTheCxxClass() {
    byte[] text = plannedElsewhere("fft_1d_360");
    try (FFTWWisdomHelper wisdom = new FFTWWisdomHelper(root)) {
      wisdom.saveWisdom("fft_1d_360", text, Map.of());

      assertThat(lines(wisdom.loadWisdom("fft_1d_360").orElseThrow()))
          .containsExactlyInAnyOrderElementsOf(lines(text));
    }
  }

  @Test
  void bytesSavedByTheCxxClassComeBackFromJava() {
    try (FFTWWisdomHelper wisdom = new FFTWWisdomHelper(root);
        CacheManager cache = new CacheManager(wisdom.root())) {
      wisdom.generate(PlanSpec.dft(375), Rigor.ESTIMATE);

      assertThat(cache.load("fftw_wisdom", "fft_1d_375", byte[].class).orElseThrow())
          .isEqualTo(wisdom.loadWisdom("fft_1d_375").orElseThrow());
    }
  }

  private String plan(String key) {
    return NativeProgram.ENGINE.run("plan", key, "--root", root).succeeded().stdout();
  }

  /** A wisdom text as another root of this machine holds it. */
  private byte[] plannedElsewhere(String key) {
    Path elsewhere = root.resolve("elsewhere");
    NativeProgram.ENGINE.run("plan", key, "--root", elsewhere).succeeded();
    return NativeProgram.ENGINE
        .run("get", "fftw_wisdom", key, "--root", elsewhere)
        .succeeded()
        .stdout()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<PlanSpec> fourProblems(PlanSpec spec) {
    return List.of(
        spec.forward().outOfPlace(),
        spec.forward().inPlace(),
        spec.backward().outOfPlace(),
        spec.backward().inPlace());
  }

  private static List<String> lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }
}
