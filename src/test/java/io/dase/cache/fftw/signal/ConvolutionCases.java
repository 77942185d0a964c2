// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Shapes, modes and arrays that the tests of convolutions go through. */
final class ConvolutionCases {
  private static final int[][][] SHAPES = {
    {{1}, {1}},
    {{2}, {1}},
    {{1}, {4}},
    {{9}, {4}},
    {{8}, {3}},
    {{7}, {7}},
    {{4}, {9}},
    {{37}, {12}},
    {{6, 5}, {3, 2}},
    {{4, 7}, {4, 7}},
    {{3, 8}, {5, 9}},
    {{5, 4}, {2, 6}},
    {{4, 5, 6}, {2, 3, 1}},
    {{2, 3, 2, 5}, {2, 1, 2, 3}},
  };

  private ConvolutionCases() {}

  /** Every mode of every pair of shapes that it allows, real and complex, of both kinds. */
  static List<ConvolutionSpec> all() {
    List<ConvolutionSpec> specs = new ArrayList<>();
    for (int[][] shapes : SHAPES) {
      for (ConvolutionMode mode : ConvolutionMode.values()) {
        if (allows(mode, shapes[0], shapes[1])) {
          ConvolutionSpec real = ConvolutionSpec.real(shapes[0]).kernel(shapes[1]).mode(mode);
          ConvolutionSpec complex = ConvolutionSpec.complex(shapes[0]).kernel(shapes[1]).mode(mode);
          specs.addAll(List.of(real, real.correlation(), complex, complex.correlation()));
        }
      }
    }
    return specs;
  }

  static double[] signal(ConvolutionSpec spec, Random random) {
    return array(spec, spec.signalShape(), random);
  }

  static double[] kernel(ConvolutionSpec spec, Random random) {
    return array(spec, spec.kernelShape(), random);
  }

  /** Whole numbers, whose sums of products are exact. */
  static double[] rounded(double[] values) {
    double[] whole = new double[values.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = Math.rint(8 * values[i]);
    }
    return whole;
  }

  /** The bound on the error of each element that {@link Convolver} states. */
  static double bound(ConvolutionSpec spec, double[] signal, double[] kernel) {
    double padded = Arrays.stream(Padding.shape(spec)).asDoubleStream().reduce(1, (a, b) -> a * b);
    double factor =
        spec.chosenMethod() == ConvolutionMethod.DIRECT
            ? 2 * (1.0 + Shapes.elements(spec.kernelShape()))
            : 4 * (1 + Math.log(padded) / Math.log(2));
    return factor * Math.ulp(1.0) * DefinedSum.norm(signal) * DefinedSum.norm(kernel);
  }

  private static double[] array(ConvolutionSpec spec, int[] shape, Random random) {
    return random.doubles(spec.width() * Shapes.elements(shape), -1, 1).toArray();
  }

  private static boolean allows(ConvolutionMode mode, int[] signal, int[] kernel) {
    boolean smaller = IntStream.range(0, signal.length).allMatch(d -> kernel[d] <= signal[d]);
    boolean larger = IntStream.range(0, signal.length).allMatch(d -> kernel[d] >= signal[d]);
    return switch (mode) {
      case FULL, SAME -> true;
      case VALID -> smaller || larger;
      case CIRCULAR -> smaller;
    };
  }
}
