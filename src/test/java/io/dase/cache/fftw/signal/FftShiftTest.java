// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FftShiftTest {
  @Test
  void everyLineOfTheSharedVectorsIsReproducedInEveryTypeOfArray() {
    List<String[]> forward = FrequencyVectors.of("fftshift");
    List<String[]> inverse = FrequencyVectors.of("ifftshift");
    assertThat(forward).hasSizeGreaterThan(10);
    assertThat(inverse).hasSameSizeAs(forward);
    for (String[] line : forward) {
      assertMoves(FftShift.fftshift(FrequencyVectors.integers(line[1])), line);
    }
    for (String[] line : inverse) {
      assertMoves(FftShift.ifftshift(FrequencyVectors.integers(line[1])), line);
    }
  }

  @Test
  void theInverseRestoresARandomArrayOfAnyRank() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      int[] shape = random.ints(1 + random.nextInt(5), 1, 6).toArray();
      double[] values = random.doubles(Shapes.elements(shape)).toArray();
      double[] moved = FftShift.fftshift(shape).apply(values);
      assertThat(FftShift.ifftshift(shape).apply(moved))
          .as("shape %s, seed %d", Arrays.toString(shape), seed)
          .isEqualTo(values);
    }
  }

  @Test
  void theZeroFrequencyComesToTheMiddle() {
    assertThat(FftShift.fftshift(4).apply(Frequencies.fftfreq(4, 0.25)))
        .containsExactly(-2, -1, 0, 1);
    assertThat(FftShift.fftshift(5).apply(Frequencies.fftfreq(5, 0.2)))
        .containsExactly(-2, -1, 0, 1, 2);
  }

  @Test
  void anArrayThatDoesNotFitTheShapeIsRefused() {
    FftShift shift = FftShift.fftshift(2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shift.apply(new double[5]))
        .withMessageContaining("5 numbers")
        .withMessageContaining("[2, 3]");
    assertThatIllegalArgumentException().isThrownBy(() -> shift.apply(new float[12]));
    assertThatIllegalArgumentException().isThrownBy(() -> shift.applyComplex(new double[6]));
    assertThatIllegalArgumentException().isThrownBy(() -> shift.applyComplex(new float[13]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FftShift.fftshift(1 << 30, 1 << 30, 1 << 30).apply(new double[0]));
  }

  @Test
  void shapesAndAxesThatDoNotExistAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(FftShift::fftshift);
    assertThatIllegalArgumentException().isThrownBy(() -> FftShift.ifftshift(3, 0));
    FftShift shift = FftShift.fftshift(2, 3);
    for (int[] axes : new int[][] {{2}, {-1}, {0, 0}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> shift.axes(axes))
          .withMessageContaining(Arrays.toString(axes));
    }
  }

  private static void assertMoves(FftShift every, String[] line) {
    FftShift shift = every.axes(FrequencyVectors.integers(line[2]));
    int[] expected = FrequencyVectors.integers(line[3]);
    int[] pairs = Arrays.stream(expected).flatMap(i -> IntStream.of(2 * i, 2 * i + 1)).toArray();
    String name = String.join(" ", line);
    assertThat(shift.apply(counting(expected.length))).as(name).isEqualTo(doubles(expected));
    assertThat(shift.apply(floats(counting(expected.length))))
        .as(name)
        .isEqualTo(floats(doubles(expected)));
    assertThat(shift.applyComplex(counting(pairs.length))).as(name).isEqualTo(doubles(pairs));
    assertThat(shift.applyComplex(floats(counting(pairs.length))))
        .as(name)
        .isEqualTo(floats(doubles(pairs)));
  }

  private static double[] counting(int length) {
    return doubles(IntStream.range(0, length).toArray());
  }

  private static double[] doubles(int[] values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }

  private static float[] floats(double[] values) {
    float[] narrowed = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrowed[i] = (float) values[i];
    }
    return narrowed;
  }
}
