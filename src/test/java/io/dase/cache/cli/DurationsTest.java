// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "45s, PT45S",
    "10m, PT10M",
    "1h30m, PT1H30M",
    "500ms, PT0.5S",
    "1h1m1s1ms, PT1H1M1.001S"
  })
  void areReadAsPeopleWriteThem(String text, Duration expected) {
    assertThat(new Durations().convert(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "m", "0s", "-5s", "10 m", "5m1h", "9999999s"})
  void areRefusedOtherwise(String text) {
    assertThatThrownBy(() -> new Durations().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("found '" + text + "', expected a time such as 45s");
  }

  @Test
  void areShownAsAClock() {
    assertThat(Durations.clock(Duration.ofSeconds(62))).isEqualTo("01:02");
    assertThat(Durations.clock(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
  }
}
