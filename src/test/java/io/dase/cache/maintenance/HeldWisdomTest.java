// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import org.junit.jupiter.api.Test;

class HeldWisdomTest {
  private static final PlanSpec TWO_THREADS = PlanSpec.dft(64).threads(2);

  @Test
  void whatWasPlannedHarderServesWhereLessIsAsked() {
    assertThat(HeldWisdom.serves(TWO_THREADS.rigor(Rigor.PATIENT), TWO_THREADS)).isTrue();
    assertThat(HeldWisdom.serves(TWO_THREADS.rigor(Rigor.ESTIMATE), TWO_THREADS)).isFalse();
  }

  @Test
  void anyNumberOfThreadsServesAuto() {
    assertThat(HeldWisdom.serves(TWO_THREADS, PlanSpec.dft(64).threads(PlanSpec.AUTO))).isTrue();
    assertThat(HeldWisdom.serves(TWO_THREADS, PlanSpec.dft(64))).isFalse();
    assertThat(HeldWisdom.serves(TWO_THREADS.inPlace(), TWO_THREADS.threads(PlanSpec.AUTO)))
        .isFalse();
  }
}
