// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KernelWeightsTest {
  private static final int LONGEST = 1_000_000;
  private static final double STEP = 0.01;
  private static final double BOUND = 4;

  static Stream<KernelSpec> goldenKernels() {
    List<KernelSpec> specs = new ArrayList<>();
    for (KernelFamily family : KernelFamily.values()) {
      double[] alphas =
          switch (family) {
            case CAPUTO_L1 -> new double[] {0.5, 0.1, 0.9, 0.999999};
            case CAPUTO_SUN_WU -> new double[] {1.5, 1.1, 1.9};
            case RIEMANN_LIOUVILLE_INTEGRAL -> new double[] {0.5, 0.001, 1.5, 3.7};
            default -> new double[] {0.5, 1.8};
          };
      for (double alpha : alphas) {
        specs.add(new KernelSpec(family, alpha, STEP, LONGEST));
      }
    }
    return specs.stream();
  }

  @ParameterizedTest
  @MethodSource("goldenKernels")
  void weightsUpToAMillionAreWithinFourUlpOfTheGoldenFiles(KernelSpec spec) throws IOException {
    double[] weights = KernelWeights.of(spec);
    Map<Integer, BigDecimal> golden = GoldenKernel.read(spec).weights();
    assertThat(golden).hasSizeGreaterThan(75).containsKeys(0, 1, 64, LONGEST - 1);
    golden.forEach(
        (k, exact) ->
            assertThat(ExactWeights.ulps(weights[k], exact))
                .as("k = %d", k)
                .isLessThanOrEqualTo(BOUND));
  }

  @ParameterizedTest
  @EnumSource(KernelFamily.class)
  void aShorterKernelIsTheBeginningOfALongerOne(KernelFamily family) {
    double alpha = SomeOrder.of(family);
    double[] all = KernelWeights.of(new KernelSpec(family, alpha, STEP, 100));
    for (int n : new int[] {1, 2, 3, 99}) {
      assertThat(KernelWeights.of(new KernelSpec(family, alpha, STEP, n)))
          .isEqualTo(Arrays.copyOf(all, n));
    }
  }

  @Test
  void moreWeightsThanTheHeapHoldsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KernelWeights.of(new KernelSpec(0.5, 1, KernelSpec.MAX_N)))
        .withMessageContaining("n is 134217728; expected at most")
        .withMessageContaining("-Xmx");
  }

  @Test
  void theFunctionOfOneFamilyRefusesOthers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GrunwaldLetnikov.weights(new KernelSpec(KernelFamily.BDF2, 0.5, 0.1, 10)))
        .withMessageContaining("BDF2");
  }
}
