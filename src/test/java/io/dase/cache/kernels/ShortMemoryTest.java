// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortMemoryTest {
  private static final int PAST = 4000;

  @ParameterizedTest
  @CsvSource({"0.3, 50", "0.9, 10", "1.5, 100", "2.7, 3", "1, 2"})
  void theBoundHoldsForRandomSamplesAndIsReachedByTheWorst(double alpha, int kept) {
    double[] weights = KernelWeights.of(new KernelSpec(alpha, 0.1, PAST));
    double bound = ShortMemory.errorBound(new KernelSpec(alpha, 0.1, kept));
    long seed = System.nanoTime();
    Random random = new Random(seed);
    double left = 0;
    double worst = 0;
    for (int k = kept; k < PAST; k++) {
      left += weights[k] * (2 * random.nextDouble() - 1);
      worst += Math.abs(weights[k]);
    }
    assertThat(Math.abs(left)).as("seed %d", seed).isLessThanOrEqualTo(bound);
    double beyond = ShortMemory.errorBound(new KernelSpec(alpha, 0.1, PAST));
    assertThat(worst).isEqualTo(bound - beyond, within(1e-10 * bound));
  }

  @Test
  void aLongMemoryHasPodlubnysBound() {
    double memory = 20_000 * 0.1;
    double podlubny = Math.pow(memory, -0.5) / Math.sqrt(Math.PI);
    assertThat(ShortMemory.errorBound(new KernelSpec(0.5, 0.1, 20_000)))
        .isEqualTo(podlubny, within(1e-4 * podlubny));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1.5, 2.7})
  void theNumberOfSamplesIsTheLeastThatReachesTheTolerance(double alpha) {
    double tolerance = ShortMemory.errorBound(new KernelSpec(alpha, 0.1, 500));
    int kept = ShortMemory.samplesFor(new KernelSpec(alpha, 0.1, PAST), tolerance);
    assertThat(kept).isEqualTo(500);
    assertThat(IntStream.of(kept - 1, kept, kept + 1))
        .extracting(n -> ShortMemory.errorBound(new KernelSpec(alpha, 0.1, n)) <= tolerance)
        .containsExactly(false, true, true);
  }

  @Test
  void aToleranceThatIsNotReachedIsRefusedWithTheOneThatIs() {
    KernelSpec spec = new KernelSpec(0.5, 0.1, 100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShortMemory.samplesFor(spec, 1e-3))
        .withMessageContaining("expected " + ShortMemory.errorBound(spec));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aToleranceOutOfRangeIsRefused(double tolerance) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShortMemory.samplesFor(new KernelSpec(0.5, 0.1, 100), tolerance))
        .withMessageContaining("tolerance is " + tolerance);
  }

  @Test
  void otherFamiliesAndTooFewSamplesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShortMemory.errorBound(new KernelSpec(KernelFamily.BDF2, 0.5, 1, 9)))
        .withMessageContaining("family is BDF2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShortMemory.errorBound(new KernelSpec(2.5, 1, 2)))
        .withMessageContaining("n is 2; expected more samples than alpha");
  }
}
