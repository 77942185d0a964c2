// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LayoutTest {
  @Test
  void packedIsRowMajorOneTransformAfterAnother() {
    assertThat(Layout.packed(3, 4, 5).text()).isEqualTo("20x5x1b60");
    assertThat(Layout.packed(7).text()).isEqualTo("1b7");
  }

  @Test
  void embeddedIsAPartOfALargerArray() {
    assertThat(Layout.embedded(new long[] {99, 10, 6}, 2, 7).text()).isEqualTo("120x12x2b7");
  }

  @Test
  void aLayoutWithoutDistanceSaysNone() {
    assertThat(Layout.of(4, 1).text()).isEqualTo("4x1");
    assertThat(Layout.of(4, 1).withDistance(9)).isEqualTo(Layout.parse("4x1b9"));
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(Layout::of).withMessageContaining("0 strides");
    assertThatIllegalArgumentException().isThrownBy(() -> Layout.of(new long[33]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Layout.of(4, 0))
        .withMessageContaining("[4, 0]");
    assertThatIllegalArgumentException().isThrownBy(() -> Layout.of(1).withDistance(-1));
    assertThatIllegalArgumentException().isThrownBy(Layout::packed);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Layout.packed(4, -1))
        .withMessageContaining("[4, -1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Layout.embedded(new long[] {4, 4}, 0, 16))
        .withMessageContaining("[0, 0]");
  }

  @Test
  void stridesBeyond64BitsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Layout.packed(1L << 32, 1L << 32));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Layout.embedded(new long[] {1, 1L << 62}, 2, 1))
        .withMessageContaining("2^63-1");
    assertThat(Layout.embedded(new long[] {Long.MAX_VALUE, 1}, 2, 1).text()).isEqualTo("2x2b1");
  }
}
