// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.fftw.Coverage;
import io.dase.cache.fftw.CoverageState;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.WisdomProblem;
import io.dase.cache.testing.ChildJvm;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search by the command, killed as by {@code kill -9} before it is done. */
class WisdomTuneKilledTest {
  private static final int KILLED = 137;
  private static final int FINISHED = 6;
  private static final List<String> KEYS = List.of("fft_1d_16", "fft_1d_18", "fft_2d_64x64");
  private static final int PROBLEMS = 4 * KEYS.size();

  @TempDir private Path root;

  @Test
  void whatWasFoundIsStoredAndTheSameCommandPlansOnlyTheRest() throws Exception {
    List<PlanSpec> found = tuneAndKill();

    assertThat(found).hasSizeBetween(FINISHED, PROBLEMS - 1);
    try (Planner planner = new Planner(root)) {
      assertThat(planner.coverage(found))
          .extracting(Coverage::state)
          .containsOnly(CoverageState.OWN);
    }
    List<WisdomProblem> before = stored(KEYS.get(0));

    CliRun run = CliRun.of(root, arguments().toArray(String[]::new));

    assertThat(run.code()).as(run.err()).isZero();
    List<PlanSpec> again = run.out().lines().filter(this::isFound).map(this::spec).toList();
    assertThat(again).isNotEmpty().doesNotContainAnyElementsOf(found);
    assertThat(run.out())
        .endsWith(
            "planned %d, held %d, frozen 0, failed 0, left 0\n"
                .formatted(again.size(), PROBLEMS - again.size()));
    assertThat(stored(KEYS.get(0))).isEqualTo(before);
  }

  /** The problems that it said it found before it was killed. */
  private List<PlanSpec> tuneAndKill() throws Exception {
    List<String> arguments = new ArrayList<>(arguments());
    arguments.add("--root=" + root);
    Process process = ChildJvm.of(Main.class).start(arguments.toArray());
    List<PlanSpec> found = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (isFound(line)) {
          found.add(spec(line));
        }
        if (found.size() == FINISHED) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(process.waitFor()).isEqualTo(KILLED);
    return found;
  }

  /** The last key is of a size that takes much longer than a kill. */
  private static List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("wisdom", "tune"));
    arguments.addAll(KEYS);
    arguments.addAll(List.of("--rigor", "patient"));
    return arguments;
  }

  private boolean isFound(String line) {
    return line.startsWith("planned  ");
  }

  private PlanSpec spec(String line) {
    return PlanSpec.parse(line.split(" +")[1]);
  }

  private List<WisdomProblem> stored(String key) {
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(root)) {
      return helper.explain(key);
    }
  }
}
