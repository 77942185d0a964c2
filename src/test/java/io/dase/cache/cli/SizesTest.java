// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SizesTest {
  @Test
  void bytesAreShownInTheLargestUnitThatFits() {
    assertThat(Sizes.human(0)).isEqualTo("0 B");
    assertThat(Sizes.human(1023)).isEqualTo("1023 B");
    assertThat(Sizes.human(1024)).isEqualTo("1.0 KB");
    assertThat(Sizes.human(1280)).isEqualTo("1.3 KB");
    assertThat(Sizes.human((1 << 20) - 1)).isEqualTo("1024.0 KB");
    assertThat(Sizes.human(40_128)).isEqualTo("39.2 KB");
    assertThat(Sizes.human(3L << 30)).isEqualTo("3.0 GB");
    assertThat(Sizes.human(Long.MAX_VALUE)).isEqualTo("8.0 EB");
  }

  @Test
  void totalsAreInMegabytesOf1048576Bytes() {
    assertThat(Sizes.megabytes(492_831)).isEqualTo("0.47 MB");
  }
}
