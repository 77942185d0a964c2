// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelSpecTest {
  @ParameterizedTest
  @CsvSource({
    "1.5, 0.01, 1000, kernel_1.5_0.01_1000",
    "2, 0.00001, 1, kernel_2_0.00001_1",
    "0.30000000000000004, 1e-7, 100, kernel_0.30000000000000004_1e-7_100",
    "1.9, 1000, 5000, kernel_1.9_1000_5000"
  })
  void theKeyNamesOrderStepAndLength(double alpha, double dt, int n, String key) {
    assertThat(new KernelSpec(alpha, dt, n).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "CAPUTO_L1, 0.5, kernel_l1_0.5_0.01_10",
    "CAPUTO_SUN_WU, 1.5, kernel_sunwu_1.5_0.01_10",
    "BDF1, 0.5, kernel_bdf1_0.5_0.01_10",
    "BDF6, 0.5, kernel_bdf6_0.5_0.01_10",
    "RIEMANN_LIOUVILLE_INTEGRAL, 0.5, kernel_rli_0.5_0.01_10"
  })
  void theKeysOfOtherFamiliesNameThem(KernelFamily family, double alpha, String key) {
    assertThat(new KernelSpec(family, alpha, 0.01, 10).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "CAPUTO_L1, 1, 1e-10 to below 1 for caputo_l1",
    "CAPUTO_L1, 0, 1e-10 to below 1 for caputo_l1",
    "CAPUTO_SUN_WU, 1, above 1 to below 2 for caputo_sun_wu",
    "CAPUTO_SUN_WU, 2, above 1 to below 2 for caputo_sun_wu",
    "BDF3, 4.1, 1e-10 to 4 for bdf3",
    "RIEMANN_LIOUVILLE_INTEGRAL, -0.5, 1e-10 to 10 for riemann_liouville_integral"
  })
  void anOrderThatAFamilyDoesNotApproximateIsRefused(
      KernelFamily family, double alpha, String orders) {
    assertThatThrownBy(() -> new KernelSpec(family, alpha, 0.1, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alpha is " + alpha + "; expected " + orders);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, 10.000000000000002, Double.NaN, Double.POSITIVE_INFINITY})
  void anOrderOutOfRangeIsRefusedByName(double alpha) {
    assertThatThrownBy(() -> new KernelSpec(alpha, 0.1, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alpha is " + alpha + "; expected 1e-10 to 10");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1e-16, 1e16, Double.NaN, Double.POSITIVE_INFINITY})
  void aStepOutOfRangeIsRefusedByName(double dt) {
    assertThatThrownBy(() -> new KernelSpec(1.5, dt, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dt is " + dt + "; expected 1e-15 to 1000000000000000");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, KernelSpec.MAX_N + 1, Integer.MIN_VALUE})
  void aLengthOutOfRangeIsRefusedByName(int n) {
    assertThatThrownBy(() -> new KernelSpec(1.5, 0.1, n))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("n is " + n + "; expected 1 to 134217728 weights");
  }

  @Test
  void thereAreThirtySixCommonKernelsWithDistinctKeys() {
    assertThat(CommonKernels.all())
        .extracting(KernelSpec::key)
        .hasSize(36)
        .doesNotHaveDuplicates()
        .startsWith("kernel_1.5_0.001_100")
        .contains("kernel_1.8_0.01_1000")
        .endsWith("kernel_1.9_0.1_5000");
  }
}
