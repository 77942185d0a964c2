// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTest {
  @Test
  void areShownAsAClock() {
    assertThat(Durations.clock(Duration.ofSeconds(62))).isEqualTo("01:02");
    assertThat(Durations.clock(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
  }
}
