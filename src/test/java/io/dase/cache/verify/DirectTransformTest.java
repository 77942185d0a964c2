// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dase.cache.fftw.RealKind;
import io.dase.cache.testing.Numpy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DirectTransformTest {
  private static final double BOUND = 1e-13;

  @Test
  void theTransformOfPairsIsNumpys() {
    double[] pairs = random(2 * 3 * 4 * 5);

    assertClose(
        DirectTransform.dft(pairs, new int[] {3, 4, 5}, -1),
        numpy("pairs(numpy.fft.fftn(x.view(complex).reshape(3, 4, 5)))", pairs));
    assertClose(
        DirectTransform.dft(pairs, new int[] {3, 4, 5}, 1),
        numpy("pairs(60 * numpy.fft.ifftn(x.view(complex).reshape(3, 4, 5)))", pairs));
  }

  @Test
  void theTransformOfRealsIsNumpys() {
    double[] reals = random(3 * 4 * 5);

    assertClose(
        DirectTransform.rdft(reals, new int[] {3, 4, 5}),
        numpy("pairs(numpy.fft.rfftn(x.reshape(3, 4, 5)))", reals));
  }

  @Test
  void theBackwardTransformOfAnySpectrumIsNumpys() {
    for (int last : new int[] {4, 5}) {
      double[] spectrum = random(2 * 4 * 3 * 3);
      double[] found = DirectTransform.inverseRdft(spectrum, new int[] {4, 3, last});

      String numpys =
          "(%d * numpy.fft.irfftn(x.view(complex).reshape(4, 3, 3), (4, 3, %d)))"
              .formatted(12 * last, last);
      assertClose(found, numpy(numpys, spectrum));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theInverseKindTakesARealTransformBack(RealKind kind) {
    int[] sizes = {4, 7};
    double[] reals = random(28);
    double scale = kind.logicalSize(4).doubleValue() * kind.logicalSize(7).doubleValue();

    double[] there = DirectTransform.r2r(reals, sizes, twice(kind));
    double[] back = DirectTransform.r2r(there, sizes, twice(kind.inverse()));

    assertClose(Arrays.stream(back).map(value -> value / scale).toArray(), reals);
  }

  @ParameterizedTest
  @EnumSource(names = {"DCT1", "DCT2", "DST1", "DST2", "DHT", "R2HC"})
  void aRealTransformIsTheDftOfWhatItStandsFor(RealKind kind) {
    double[] x = random(7);
    double[] found = DirectTransform.r2r(x, new int[] {7}, List.of(kind));

    String expected =
        switch (kind) {
          case DCT1 -> "numpy.fft.fft(numpy.concatenate([x, x[-2:0:-1]])).real[:7]";
          case DCT2 ->
              "(numpy.exp(-0.5j * numpy.pi * numpy.arange(7) / 7)"
                  + " * numpy.fft.fft(numpy.concatenate([x, x[::-1]]))[:7]).real";
          case DST1 -> "-numpy.fft.fft(numpy.concatenate([[0], x, [0], -x[::-1]])).imag[1:8]";
          case DST2 ->
              "-(numpy.exp(-0.5j * numpy.pi * numpy.arange(1, 8) / 7)"
                  + " * numpy.fft.fft(numpy.concatenate([x, -x[::-1]]))[1:8]).imag";
          case DHT -> "numpy.fft.fft(x).real - numpy.fft.fft(x).imag";
          default ->
              "numpy.concatenate([numpy.fft.fft(x).real[:4], numpy.fft.fft(x).imag[3:0:-1]])";
        };
    assertClose(found, numpy(expected, x));
  }

  private static List<RealKind> twice(RealKind kind) {
    return Collections.nCopies(2, kind);
  }

  private static double[] random(int length) {
    return new Random(length).doubles(length, -1, 1).toArray();
  }

  private static double[] numpy(String expression, double[] x) {
    String values =
        Arrays.stream(x).mapToObj(Double::toString).collect(Collectors.joining(",", "[", "]"));
    String program =
        """
        import numpy
        def pairs(z):
            return numpy.ascontiguousarray(z).view(float)
        x = numpy.array(%s)
        print(*(%s).ravel().tolist())
        """
            .formatted(values, expression);
    return Arrays.stream(Numpy.run(program).strip().split(" "))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static void assertClose(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).as("element " + i).isCloseTo(expected[i], within(BOUND));
    }
  }
}
