// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlannerModesTest extends OpenPlanner {
  private static final long PATIENCE_SECONDS = 120;

  @Test
  void wisdomOnlyIsAMissThatNamesTheNextStep() {
    assertThatThrownBy(
            () -> planner.plan(PlanSpec.dft(11, 12), PlanOptions.of(PlanMode.WISDOM_ONLY)))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("wisdom generate fft_2d_11x12/forward/out/1/measure");
  }

  @Test
  void aServedPlanIsUpgradedAndItsListenerHearsOfIt() throws Exception {
    PlanSpec spec = PlanSpec.dft(11, 13);
    CompletableFuture<PlanUpgrade> heard = new CompletableFuture<>();
    PlanOptions options = PlanOptions.of(PlanMode.SERVE_THEN_UPGRADE).withListener(heard::complete);

    try (Plan plan = planner.plan(spec, options)) {
      assertThat(plan.source()).isEqualTo(PlanSource.PROVISIONAL);
      double[] in = new double[2 * 11 * 13];
      in[0] = 1;
      double[] out = new double[in.length];
      plan.execute(in, out);
      assertThat(out[out.length - 2]).isEqualTo(1);

      PlanUpgrade upgrade = heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

      assertThat(upgrade).isEqualTo(new PlanUpgrade(spec, PlanUpgrade.Outcome.UPGRADED, ""));
      plan.execute(in, out);
      assertThat(out[out.length - 2]).isEqualTo(1);
    }
  }

  @Test
  void aFrozenProblemKeepsItsPlanUntilItIsUnfrozen() {
    PlanSpec spec = PlanSpec.dft(14);
    assertThatThrownBy(() -> planner.freeze(spec)).isInstanceOf(NoSuchElementException.class);
    String digest;
    try (Plan plan = planner.plan(spec)) {
      digest = plan.digest();
    }

    assertThat(planner.freeze(spec)).isEqualTo(digest);

    try (Plan plan = planner.plan(spec)) {
      assertThat(plan.digest()).isEqualTo(digest);
    }
    assertThat(planner.unfreeze(spec)).isTrue();
    assertThat(planner.unfreeze(spec)).isFalse();
  }

  @Test
  void aListenerMayCloseThePlanner() throws Exception {
    CompletableFuture<PlanUpgrade> heard = new CompletableFuture<>();
    PlanOptions options =
        PlanOptions.of(PlanMode.SERVE_THEN_UPGRADE)
            .withListener(
                upgrade -> {
                  planner.close();
                  heard.complete(upgrade);
                });

    try (Plan plan = planner.plan(PlanSpec.dft(11, 17), options)) {
      assertThat(heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS).spec()).isEqualTo(plan.spec());
      plan.execute(new double[2 * 11 * 17], new double[2 * 11 * 17]);
    }
  }

  @Test
  void whatTheListenerOfATuningThrowsEndsIt() {
    List<PlanSpec> specs = List.of(PlanSpec.dft(15), PlanSpec.dft(16), PlanSpec.dft(18));
    List<TuneProgress> heard = new ArrayList<>();

    assertThatThrownBy(
            () ->
                planner.tune(
                    specs,
                    TuneOptions.DEFAULTS,
                    progress -> {
                      heard.add(progress);
                      throw new IllegalStateException("enough");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");

    assertThat(heard).hasSize(1);
  }

  @Test
  void aListenerThatHasEnoughEndsTheTuningLikeItsDeadline() {
    List<PlanSpec> specs = List.of(PlanSpec.dft(20), PlanSpec.dft(21), PlanSpec.dft(22));

    TuneReport report = planner.tune(specs, TuneOptions.DEFAULTS, progress -> false);

    assertThat(report.planned()).isEqualTo(1);
    assertThat(report.left()).containsExactly(specs.get(1), specs.get(2));
  }

  @Test
  void aTuningThatIsOutOfTimeNamesWhatIsLeft() {
    List<PlanSpec> specs = List.of(PlanSpec.dft(1 << 16), PlanSpec.dft(1 << 17));

    TuneReport report =
        planner.tune(
            specs, TuneOptions.DEFAULTS.withDeadline(Duration.ofMillis(1)), progress -> true);

    assertThat(report.left()).contains(specs.get(1));
  }

  @Test
  void severalJobsTellOfEachProblemOnce() {
    List<PlanSpec> specs = new ArrayList<>();
    for (int n = 24; n < 30; n++) {
      specs.add(PlanSpec.dft(n).rigor(Rigor.ESTIMATE));
    }
    List<PlanSpec> heard = new ArrayList<>();

    planner.tune(specs, TuneOptions.DEFAULTS.withJobs(3), progress -> heard.add(progress.spec()));

    assertThat(heard).containsExactlyInAnyOrderElementsOf(specs);
  }

  @Test
  void aClosedPlannerRefuses() {
    planner.close();

    assertThatThrownBy(() -> planner.misses()).isInstanceOf(IllegalStateException.class);
  }
}
