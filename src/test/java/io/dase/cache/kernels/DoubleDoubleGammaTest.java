// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleDoubleGammaTest {
  private static final MathContext DIGITS = new MathContext(40);
  private static final BigDecimal BOUND = new BigDecimal(0x1p-75);

  /** By mpmath 1.3 with 40 digits. */
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 1",
    "5, 24",
    "13, 479001600",
    "1.5, 0.8862269254527580136490837416705725913988",
    "2.5, 1.329340388179137020473625612505858887098",
    "1.25, 0.9064024770554770779826712889669180007488",
    "11.75, 21733773.25099668940125197750577616022967"
  })
  void theGammaFunctionIsWithinItsBound(double x, BigDecimal expected) {
    DoubleDouble found = DoubleDoubleGamma.gamma(new DoubleDouble(x, 0));
    BigDecimal sum = new BigDecimal(found.hi()).add(new BigDecimal(found.lo()));
    assertThat(sum.subtract(expected).abs().divide(expected, DIGITS)).isLessThan(BOUND);
  }
}
