// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FftBufferPoolTest {
  @Test
  void theMemoryOfAClosedBufferServesTheNextOfItsSizeZeroed() {
    try (FftBufferPool pool = new FftBufferPool(1000)) {
      FftBuffer first = pool.realDoubles(10);
      first.fill(3);
      first.close();
      assertThat(pool.idleBytes()).isEqualTo(80);
      try (FftBuffer second = pool.complexDoubles(5)) {
        assertThat(pool.idleBytes()).isZero();
        assertThat(second.memory().isAt(first.memory())).isTrue();
        assertThat(second.re(4)).isZero();
      }
    }
  }

  @Test
  void beyondTheBoundTheOldestIsFreed() {
    try (FftBufferPool pool = new FftBufferPool(200)) {
      pool.realDoubles(10).close();
      pool.realDoubles(11).close();
      pool.realDoubles(12).close();
      assertThat(pool.idleBytes()).isEqualTo(88 + 96);
      pool.realDoubles(100).close();
      assertThat(pool.idleBytes()).isEqualTo(88 + 96);
    }
  }

  @Test
  void aSliceKeepsAPooledBufferFromItsNextUser() {
    try (FftBufferPool pool = new FftBufferPool(1000)) {
      FftBuffer buffer = pool.realFloats(20);
      FftBuffer part = buffer.slice(2, 2);
      buffer.close();
      assertThat(pool.idleBytes()).isZero();
      part.close();
      assertThat(pool.idleBytes()).isEqualTo(80);
    }
  }

  @Test
  void aClosedPoolGivesAndKeepsNothing() {
    FftBufferPool pool = new FftBufferPool(1000);
    pool.realDoubles(1).close();
    FftBuffer open = pool.realDoubles(10);
    pool.close();
    pool.close();
    assertThat(pool.idleBytes()).isZero();
    open.set(1, 9);
    open.close();
    assertThat(pool.idleBytes()).isZero();
    assertThatThrownBy(() -> pool.realFloats(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void buffersOfATransformComeFromAPoolToo() {
    PlanSpec spec = PlanSpec.rdft(4, 6);
    try (FftBufferPool pool = new FftBufferPool(0);
        FftBuffer in = pool.inputOf(spec);
        FftBuffer out = pool.outputOf(spec);
        FftBuffer floats = pool.complexFloats(3)) {
      assertThat(in.shape()).containsExactly(4, 6);
      assertThat(out.shape()).containsExactly(4, 4);
      assertThat(floats.bytes()).isEqualTo(24);
    }
    assertThatThrownBy(() -> new FftBufferPool(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
