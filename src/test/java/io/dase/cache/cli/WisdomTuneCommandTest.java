// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanMode;
import io.dase.cache.fftw.PlanOptions;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WisdomTuneCommandTest {
  @TempDir private Path root;

  @Test
  void whatItSearchedForIsHeldTheNextTime() {
    CliRun first = tune("fft_1d_8", "--rigor", "measure");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("planned  fft_1d_8/forward/in/1/measure (1/4, ")
        .endsWith("planned 4, held 0, frozen 0, failed 0, left 0\n");

    CliRun second = tune("fft_1d_8", "--rigor", "measure");

    assertThat(second.code()).isZero();
    assertThat(second.out()).isEqualTo("planned 0, held 4, frozen 0, failed 0, left 0\n");
  }

  @Test
  void theRigorIsPatientUnlessItIsSaid() {
    assertThat(tune("fft_1d_8").code()).isZero();

    CliRun explained = CliRun.of(root, "wisdom", "explain", "fft_1d_8");

    assertThat(explained.out())
        .contains("fft_1d_8/forward/out/1/patient", "beside:    ", "(estimate, 1 thread)");
  }

  @Test
  void atItsLimitItSaysWhatIsLeftAndTheSameCommandGoesOn() {
    CliRun stopped = tune("fft_3d_64x64x64", "--deadline", "1ms");

    assertThat(stopped.code()).isEqualTo(1);
    assertThat(stopped.out()).contains("left ").doesNotContain("left 0");
    assertThat(stopped.err()).contains("time was up: ", "the same command goes on from here");
  }

  @Test
  void aTerminalShowsABarAndTheTimeLeft() {
    CliRun run =
        CliRun.onTerminal(
            root, "", "wisdom", "tune", "fft_1d_8", "--rigor", "measure", "--deadline", "10m");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("\r\u001b[K[#######", " 100 %", " left  fft_1d_8/");
  }

  @Test
  void twoJobsPlanWhatOneDoes() {
    CliRun run = tune("fft_1d_8", "fft_1d_9", "fft_1d_10", "--rigor", "measure", "--jobs", "2");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).endsWith("planned 12, held 0, frozen 0, failed 0, left 0\n");
  }

  @Test
  void fromMissesItPlansExactlyWhatAProgramDidNotGet() {
    PlanSpec missed = PlanSpec.dft(10).backward();
    assertThat(CliRun.of(root, "wisdom", "generate", "fft_1d_8").code()).isZero();
    try (Planner planner = new Planner(root)) {
      assertThatThrownBy(() -> planner.plan(missed, PlanOptions.of(PlanMode.WISDOM_ONLY)))
          .isInstanceOf(NoSuchElementException.class);
    }
    assertThat(CliRun.of(root, "wisdom", "misses").out())
        .startsWith("       1  fft_1d_10/backward/out/1/measure\nTotal: 1 problem\n");

    CliRun run = tune("--from-misses");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).endsWith("planned 1, held 0, frozen 0, failed 0, left 0\n");
    try (Planner planner = new Planner(root);
        Plan plan = planner.plan(missed, PlanOptions.of(PlanMode.WISDOM_ONLY))) {
      assertThat(plan.spec()).isEqualTo(missed);
    }
  }

  @Test
  void fromMissesItPlansNothingWhereNothingWasMissed() {
    assertThat(CliRun.of(root, "wisdom", "misses").out()).isEqualTo("Total: 0 problems\n");

    assertThat(tune("--from-misses").out())
        .isEqualTo("planned 0, held 0, frozen 0, failed 0, left 0\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fft_1d_8 --from-misses",
        "fft_1d",
        "fft_1d_8 --deadline soon",
        "fft_1d_8 --jobs 0",
        "fft_1d_8_f80",
      })
  void wrongUseExitsWithTwo(String arguments) {
    CliRun run = tune(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  private CliRun tune(String... arguments) {
    String[] line = new String[arguments.length + 2];
    line[0] = "wisdom";
    line[1] = "tune";
    System.arraycopy(arguments, 0, line, 2, arguments.length);
    return CliRun.of(root, line);
  }
}
