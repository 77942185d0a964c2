// SPDX-License-Identifier: MIT
package io.dase.cache.readme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[20.0, -6.3086, 0.0] | [20.0, -6.308644059797899, -1.1E-16]",
        "[8.0, 2.0]: 8+2i | [8.0, 2.0]",
        "4.0 8.0: N times | 4.0 8.0",
        "4 8: N times     | 4 8",
        "64 bytes         | 64",
        "FFT 7.0          | FFT 7.00000001",
        "dct1_2d_5x3/out  | dct1_2d_5x3/out",
      })
  void theSameNumbersMatchWithAnyRemarkBehindThem(String shown, String printed) {
    assertThat(new PrintedLine("", shown).matches(printed)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[20.0, -6.3086, 0.0] | [20.0, -6.3088, 0.0]",
        "[20.0, -6.3086, 0.0] | [20.0, 6.3086, 0.0]",
        "[20.0, -6.3086, 0.0] | [20.0, -6.3086]",
        "[20.0, -6.3086]  | [20.0, -6.3086, 0.0]",
        "64 bytes         | 65",
        "64               | 6",
        "64               | 64.0",
        "0                | 0.0",
        "7.0              | 7",
        "FFT 7            | DIRECT 7.0",
        "dct1_2d_5x3/out  | dct2_2d_5x3/out",
        "4                | nothing",
      })
  void anotherLineDoesNotMatch(String shown, String printed) {
    assertThat(new PrintedLine("", shown).matches(printed)).isFalse();
  }
}
