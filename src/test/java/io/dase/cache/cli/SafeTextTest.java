// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void textOfAllWritingsPasses() {
    assertThat(SafeText.escape("Grünwald 核 \ud83c\udf00")).isEqualTo("Grünwald 核 \ud83c\udf00");
  }

  @Test
  void controlFormatAndLineEndCharactersAreEscaped() {
    assertThat(SafeText.escape("a\u0007b\u009bc\r\n\u2028\u200f"))
        .isEqualTo("a\\u0007b\\u009bc\\u000d\\u000a\\u2028\\u200f");
    assertThat(SafeText.escape("\udb40\udc01")).isEqualTo("\\udb40\\udc01");
  }

  @Test
  void linesKeepsLineFeedsOnly() {
    assertThat(SafeText.lines("a\nb\rc")).isEqualTo("a\nb\\u000dc");
  }
}
