// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What searches are given, and what the statistics say of them. */
class PlannerOptionsTest extends OpenPlanner {
  private static final PlanSpec LONG = PlanSpec.dft(64, 60).rigor(Rigor.PATIENT);

  @Test
  void aSearchRunsInOneHelperAndTheLockIsCounted() {
    try (Plan plan = planner.plan(PlanSpec.dft(19, 19))) {
      assertThat(plan.source()).isEqualTo(PlanSource.PLANNED);
    }

    PlannerStatistics statistics = planner.statistics();

    assertThat(statistics.helpersStarted()).isEqualTo(1);
    assertThat(statistics.helpersFailed()).isZero();
    assertThat(statistics.led()).isEqualTo(1);
    assertThat(statistics.followed()).isZero();
    assertThat(statistics.lockHeld().counts()).hasSize(32);
    assertThat(statistics.lockHeld().total()).isPositive();
    assertThat(statistics.lockHeld().longest()).isPositive();
  }

  @Test
  void aMissingHelperLeavesTheSearchToThisProcess() {
    PlannerOptions options = PlannerOptions.DEFAULTS.withHelper(folder.resolve("missing"));
    try (Planner other = new Planner(folder.resolve("other"), options)) {
      assertRight(other, PlanSpec.dft(20, 19), PlanOptions.DEFAULTS);
      assertThat(other.statistics().helpersStarted()).isZero();
      assertThat(other.statistics().led()).isEqualTo(1);
    }
  }

  @Test
  void withoutAHelperEveryModeSearchesInThisProcess() {
    try (Planner other =
        new Planner(folder.resolve("other"), PlannerOptions.DEFAULTS.withoutHelper())) {
      assertRight(other, PlanSpec.dft(21, 19), PlanOptions.DEFAULTS);
      assertRight(other, PlanSpec.dft(21, 19), PlanOptions.of(PlanMode.WISDOM_ONLY));
      assertRight(other, PlanSpec.dft(22, 19), PlanOptions.of(PlanMode.SERVE_THEN_UPGRADE));
      assertThat(other.statistics().helpersStarted()).isZero();
    }
  }

  @Test
  void aDeadlineOfOneMillisecondServesARightPlan() {
    Plan plan = assertRight(planner, LONG, PlanOptions.DEFAULTS.withDeadline(Duration.ofMillis(1)));

    assertThat(plan.source()).isEqualTo(PlanSource.PROVISIONAL);
    assertThat(planner.statistics().deadlines()).isEqualTo(1);
    assertThat(planner.statistics().helpersFailed()).isZero();
  }

  @Test
  void aDeadlineBeyondAllMillisecondsIsNone() {
    PlanOptions options = PlanOptions.DEFAULTS.withDeadline(Duration.ofSeconds(Long.MAX_VALUE));
    assertThat(assertRight(planner, PlanSpec.dft(23, 19), options).source())
        .isEqualTo(PlanSource.PLANNED);
  }

  @Test
  void aHelperWithTooLittleMemoryStillLeavesARightPlan() {
    PlannerOptions options = PlannerOptions.DEFAULTS.withHelperBytes(1 << 20);
    try (Planner other = new Planner(folder.resolve("other"), options)) {
      assertRight(other, PlanSpec.dft(25, 19), PlanOptions.DEFAULTS);
      assertThat(other.statistics().helpersStarted()).isEqualTo(1);
    }
  }

  @Test
  void wisdomOnlyFindsWhatWasPlanned() {
    PlanSpec spec = PlanSpec.dft(26, 19);
    planner.plan(spec).close();

    assertThat(assertRight(planner, spec, PlanOptions.of(PlanMode.WISDOM_ONLY)).source())
        .isEqualTo(PlanSource.MEMORY);
  }

  @Test
  void impossibleOptionsAreRefused() {
    assertThatThrownBy(() -> PlannerOptions.DEFAULTS.withJobs(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("jobs is 0; expected at least 1");
    assertThatThrownBy(() -> PlannerOptions.DEFAULTS.withHelperBytes(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("helperBytes is -1");
    assertThatThrownBy(() -> PlanOptions.DEFAULTS.withDeadline(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the deadline is PT-0.001S");
    assertThat(PlannerOptions.DEFAULTS.withHelper(Path.of("relative")).helper().orElseThrow())
        .isAbsolute();
  }

  private Plan assertRight(Planner by, PlanSpec spec, PlanOptions options) {
    int[] sizes = spec.sizes().stream().mapToInt(Math::toIntExact).toArray();
    double[] in = randomDoubles(2 * spec.inputExtent());
    double[] out = new double[in.length];
    try (Plan plan = by.plan(spec, options)) {
      plan.execute(in, out);
      assertThat(DirectDft.error(out, DirectDft.transform(in, -1, sizes))).isLessThan(1e-14);
      return plan;
    }
  }
}
