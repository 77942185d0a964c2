// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.core.OutOfNativeMemoryException;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FftBufferTest {
  private static final long MIB = 1 << 20;

  @Test
  void aNewBufferIsZeroedAndTellsWhatItIs() {
    try (FftBuffer buffer = FftBuffer.complexDoubles(3, 5)) {
      assertThat(buffer.shape()).containsExactly(3, 5);
      assertThat(buffer.elements()).isEqualTo(15);
      assertThat(buffer.bytes()).isEqualTo(240);
      assertThat(buffer.isComplex()).isTrue();
      assertThat(buffer.precision()).isEqualTo(Precision.DOUBLE);
      assertThat(buffer).hasToString("an FftBuffer of 3x5 complex doubles");
      assertThat(doubles(buffer)).hasSize(30).containsOnly(0.0);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 100, 1 << 18, 1 << 19, (1 << 19) + 1})
  void itBeginsOnA64ByteBoundary(long length) {
    try (FftBuffer buffer = FftBuffer.realDoubles(length)) {
      assertThat(buffer.memory().isAlignedTo(64)).isTrue();
    }
  }

  @Test
  void elementsAreRowMajorAndComplexNumbersPairs() {
    try (FftBuffer buffer = FftBuffer.complexDoubles(2, 3)) {
      buffer.setRe(1.5, 1, 2);
      buffer.setIm(-2.5, 1, 2);
      assertThat(buffer.re(1, 2)).isEqualTo(1.5);
      assertThat(buffer.im(1, 2)).isEqualTo(-2.5);
      assertThat(doubles(buffer)[10]).isEqualTo(1.5);
      assertThat(doubles(buffer)[11]).isEqualTo(-2.5);
    }
  }

  @Test
  void realElementsAreSetAndFilled() {
    try (FftBuffer doubles = FftBuffer.realDoubles(2, 2);
        FftBuffer floats = FftBuffer.realFloats(9000)) {
      doubles.set(7, 1, 0);
      assertThat(doubles.get(1, 0)).isEqualTo(7);
      assertThat(doubles(doubles)).containsExactly(0, 0, 7, 0);
      floats.fill(0.1);
      assertThat(floats.get(8999)).isEqualTo(0.1f);
    }
  }

  @Test
  void fillingAComplexBufferLeavesImaginaryPartsZero() {
    try (FftBuffer buffer = FftBuffer.complexFloats(3)) {
      buffer.setIm(1, 2);
      buffer.fill(4);
      float[] values = new float[6];
      buffer.copyTo(values);
      assertThat(values).containsExactly(4, 0, 4, 0, 4, 0);
    }
  }

  @Test
  void arraysAreCopiedInAndOut() {
    double[] values = {1, 2, 3, 4};
    try (FftBuffer buffer = FftBuffer.complexDoubles(2)) {
      buffer.copyFrom(values);
      assertThat(doubles(buffer)).containsExactly(values);
      refused(IllegalArgumentException.class, "3 elements", () -> buffer.copyFrom(new double[3]));
      refused(IllegalStateException.class, "double[]", () -> buffer.copyFrom(new float[4]));
    }
  }

  @Test
  void aViewSharesTheElementsInNativeOrder() {
    try (FftBuffer buffer = FftBuffer.realDoubles(4);
        FftBuffer floats = FftBuffer.complexFloats(2)) {
      DoubleBuffer view = buffer.asDoubleBuffer();
      assertThat(view.order()).isEqualTo(ByteOrder.nativeOrder());
      assertThat(view.isDirect()).isTrue();
      view.put(3, 8);
      assertThat(buffer.get(3)).isEqualTo(8);
      view.position(2);
      assertThat(buffer.asDoubleBuffer().position()).isZero();
      FloatBuffer pairs = floats.asFloatBuffer();
      assertThat(pairs.capacity()).isEqualTo(4);
      refused(IllegalStateException.class, "asFloatBuffer", floats::asDoubleBuffer);
      refused(IllegalStateException.class, "asDoubleBuffer", buffer::asFloatBuffer);
    }
  }

  @Test
  void aSliceIsAPartAndOutlivesTheWhole() {
    FftBuffer whole = FftBuffer.complexDoubles(4, 4);
    whole.setIm(9, 1, 3);
    try (FftBuffer part = whole.slice(6, 3)) {
      whole.close();
      assertThat(part.shape()).containsExactly(3);
      assertThat(part.im(1)).isEqualTo(9);
      refused(IllegalStateException.class, "closed", () -> whole.re(0, 0));
    }
  }

  @ParameterizedTest
  @CsvSource({"-1,1", "0,0", "0,11", "10,1", "9223372036854775807,1", "1,9223372036854775807"})
  void aSliceOutsideTheBufferIsRefused(long offset, long length) {
    try (FftBuffer buffer = FftBuffer.realFloats(10)) {
      refused(IndexOutOfBoundsException.class, "has 10", () -> buffer.slice(offset, length));
    }
  }

  @Test
  void anIndexOutsideTheShapeIsRefused() {
    try (FftBuffer buffer = FftBuffer.realDoubles(2, 3)) {
      refused(IndexOutOfBoundsException.class, "2x3", () -> buffer.get(0, 3));
      refused(IndexOutOfBoundsException.class, "2x3", () -> buffer.get(-1, 0));
      refused(IndexOutOfBoundsException.class, "2x3", () -> buffer.set(1, 5));
      refused(IllegalStateException.class, "get(index)", () -> buffer.re(0, 0));
    }
  }

  @Test
  void afterCloseEveryUseOfTheMemoryIsRefused() {
    FftBuffer buffer = FftBuffer.realDoubles(8);
    buffer.close();
    buffer.close();
    for (ThrowingCallable use :
        new ThrowingCallable[] {
          () -> buffer.get(0),
          () -> buffer.set(1, 0),
          () -> buffer.fill(1),
          () -> buffer.copyTo(new double[8]),
          () -> buffer.slice(0, 1),
          buffer::asDoubleBuffer
        }) {
      refused(IllegalStateException.class, "closed", use);
    }
    assertThat(buffer.elements()).isEqualTo(8);
  }

  @Test
  void aViewOutlivesTheBufferAndThenTheMemoryIsFreed() throws Exception {
    FftBufferPool pool = new FftBufferPool(MIB);
    FftBuffer buffer = pool.realDoubles(16);
    DoubleBuffer part = buffer.asDoubleBuffer().slice(4, 4);
    buffer.close();
    part.put(0, 3);
    assertThat(part.get(0)).isEqualTo(3);
    assertThat(pool.idleBytes()).isZero();

    ReferenceQueue<DoubleBuffer> queue = new ReferenceQueue<>();
    PhantomReference<DoubleBuffer> seen = new PhantomReference<>(part, queue);
    part = null;
    Collected.await(() -> seen.refersTo(null) && pool.idleBytes() == 128);
  }

  @Test
  void aForgottenBufferIsFreed() throws Exception {
    FftBufferPool pool = new FftBufferPool(MIB);
    pool.realDoubles(16).set(1, 3);
    Collected.await(() -> pool.idleBytes() == 128);
  }

  @Test
  void theLibraryIsAskedForNoMoreThanThereIs() {
    assertThatThrownBy(() -> FftBuffer.realDoubles(1L << 59))
        .isInstanceOf(OutOfNativeMemoryException.class)
        .hasMessageContaining(String.valueOf(1L << 62))
        .extracting(e -> ((OutOfNativeMemoryException) e).bytes())
        .isEqualTo(1L << 62);
  }

  @Test
  void shapesThatCannotBeAreRefused() {
    refused(IllegalArgumentException.class, "rank 0", FftBuffer::realDoubles);
    refused(IllegalArgumentException.class, "[4, 0]", () -> FftBuffer.realDoubles(4, 0));
    refused(
        IllegalArgumentException.class, "2^63-1", () -> FftBuffer.complexFloats(1L << 40, 1 << 20));
  }

  @Test
  void thereIsABufferForEachSideOfATransform() {
    PlanSpec real = PlanSpec.rdft(6, 9);
    shapes(real, "6x9 real doubles", "6x5 complex doubles");
    shapes(real.backward().batch(2), "2x6x5 complex doubles", "2x6x9 real doubles");
    shapes(real.inPlace(), "6x10 real doubles", "6x5 complex doubles");
    shapes(PlanSpec.dft(6).precision(Precision.FLOAT), "6 complex floats", "6 complex floats");
    shapes(PlanSpec.dft(6, 2).split(), "6x2 real doubles", "6x2 real doubles");
    shapes(PlanSpec.dft(6).inputLayout(Layout.of(3)), "16 complex doubles", "6 complex doubles");
    refused(
        IllegalArgumentException.class,
        "C++",
        () -> FftBuffer.inputOf(PlanSpec.dft(4).precision(Precision.LONG_DOUBLE)));
  }

  @Test
  void aLargeBufferIsReachedBeyondTwoGigabytes() {
    long length = (1L << 28) + 8;
    try (FftBuffer buffer = FftBuffer.realDoubles(length)) {
      buffer.set(5, length - 1);
      refused(IllegalStateException.class, "slice(offset, length)", buffer::asDoubleBuffer);
      try (FftBuffer part = buffer.slice(length - 4, 4)) {
        assertThat(part.asDoubleBuffer().get(3)).isEqualTo(5);
      }
      double[] across = new double[1 << 10];
      long border = (1L << 27) - 512;
      buffer.set(6, border + 600);
      try (FftBuffer part = buffer.slice(border, across.length)) {
        part.copyTo(across);
      }
      assertThat(across[600]).isEqualTo(6);
    }
  }

  private static void shapes(PlanSpec spec, String input, String output) {
    try (FftBuffer in = FftBuffer.inputOf(spec);
        FftBuffer out = FftBuffer.outputOf(spec)) {
      assertThat(in).hasToString("an FftBuffer of " + input);
      assertThat(out).hasToString("an FftBuffer of " + output);
    }
  }

  private static double[] doubles(FftBuffer buffer) {
    double[] values = new double[(int) (buffer.bytes() / Double.BYTES)];
    buffer.copyTo(values);
    return values;
  }

  private static void refused(
      Class<? extends Exception> type, String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(type).hasMessageContaining(message);
  }
}
