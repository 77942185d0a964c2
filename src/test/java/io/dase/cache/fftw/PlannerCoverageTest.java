// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerCoverageTest extends OpenPlanner {
  @Test
  void whatIsHeldIsTheMachinesOwnAndTheRestIsOfALowerRigorOrMissing() {
    PlanSpec held = PlanSpec.dft(19, 6);
    planner.plan(held).close();

    List<Coverage> coverage =
        planner.coverage(
            List.of(
                held,
                held.rigor(Rigor.PATIENT),
                held.backward(),
                held.precision(Precision.LONG_DOUBLE)));

    assertThat(coverage)
        .extracting(Coverage::state)
        .containsExactly(
            CoverageState.OWN,
            CoverageState.LOWER_RIGOR,
            CoverageState.MISSING,
            CoverageState.MISSING);
    assertThat(coverage.get(0).spec()).isEqualTo(held);
    assertThat(coverage.get(0).measured()).isPositive();
    assertThat(coverage.get(2).measured()).isEqualTo(Duration.ZERO);
  }

  @Test
  void nothingAskedIsNothingTold() {
    assertThat(planner.coverage(List.of())).isEmpty();
  }
}
