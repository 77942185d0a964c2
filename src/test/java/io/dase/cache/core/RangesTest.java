// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {
  @Test
  void theEndsOfARangeAreInIt() {
    assertThatNoException()
        .isThrownBy(
            () -> {
              Ranges.requireFinite("x", -Double.MAX_VALUE);
              Ranges.requirePositive("x", Double.MIN_VALUE);
              Ranges.requireNotNegative("x", 0);
              Ranges.requireWithin("x", 1, 1, 2);
              Ranges.requireWithin("x", 2, 1, 2);
            });
  }

  @Test
  void whatIsOutsideIsNamedWithTheRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ranges.requirePositive("x", 0))
        .withMessage("x is 0.0; expected a finite number above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ranges.requireNotNegative("x", -Double.MIN_VALUE))
        .withMessageEndingWith("expected a finite number of 0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ranges.requireWithin("x", Math.nextUp(2.0), 1, 2))
        .withMessageEndingWith("expected 1 to 2");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void nanAndInfinityPassNoCheck(double value) {
    assertThatIllegalArgumentException().isThrownBy(() -> Ranges.requireFinite("x", value));
    assertThatIllegalArgumentException().isThrownBy(() -> Ranges.requirePositive("x", value));
    assertThatIllegalArgumentException().isThrownBy(() -> Ranges.requireNotNegative("x", value));
    assertThatIllegalArgumentException().isThrownBy(() -> Ranges.requireWithin("x", value, 0, 1));
  }
}
