// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.fftw.Planner;
import io.dase.cache.testing.Numpy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvolutionNumpyTest {
  private static final long SEED = System.nanoTime();

  /** One dimension by numpy's own functions, circular ones of any rank by numpy.fft. */
  private static final String PROGRAM =
      """
      import sys, numpy as np
      folder = sys.argv[1] + '/'
      for line in open(folder + 'index.txt'):
          case, dtype, mode, kind, n, m = line.split()
          x, k = (np.fromfile(folder + letter + case, dtype).reshape([int(s) for s in text.split('x')])
                  for letter, text in (('x', n), ('k', m)))
          if mode == 'CIRCULAR':
              spectrum = np.fft.fftn(k, x.shape)
              y = np.fft.ifftn(np.fft.fftn(x) * (spectrum if kind == 'convolve' else spectrum.conj()))
          else:
              y = getattr(np, kind)(x, k, mode.lower())
          (y if dtype == 'complex128' else y.real).astype(dtype).tofile(folder + 'y' + case)
      """;

  @TempDir Path folder;

  @Test
  void oneDimensionIsThatOfNumpyInEveryMode() throws IOException {
    List<ConvolutionSpec> specs = new ArrayList<>();
    for (ConvolutionMode mode :
        List.of(ConvolutionMode.FULL, ConvolutionMode.SAME, ConvolutionMode.VALID)) {
      for (int kernel : new int[] {1, 2, 9, 40, 100}) {
        specs.add(ConvolutionSpec.real(100).kernel(kernel).mode(mode));
        specs.add(ConvolutionSpec.complex(101).kernel(kernel).mode(mode));
      }
    }
    assertAsInNumpy(specs);
  }

  @Test
  void circularOnesAreThoseOfNumpysTransforms() throws IOException {
    List<ConvolutionSpec> specs = new ArrayList<>();
    for (int[] shape : new int[][] {{60}, {61}, {7, 12}, {4, 5, 6}}) {
      specs.add(ConvolutionSpec.real(shape).mode(ConvolutionMode.CIRCULAR));
      specs.add(ConvolutionSpec.complex(shape).mode(ConvolutionMode.CIRCULAR));
    }
    specs.add(ConvolutionSpec.real(9, 9).kernel(3, 2).mode(ConvolutionMode.CIRCULAR));
    assertAsInNumpy(specs);
  }

  private void assertAsInNumpy(List<ConvolutionSpec> convolutions) throws IOException {
    List<ConvolutionSpec> specs =
        convolutions.stream().flatMap(spec -> Stream.of(spec, spec.correlation())).toList();
    Random random = new Random(SEED);
    List<double[]> signals =
        specs.stream().map(spec -> ConvolutionCases.signal(spec, random)).toList();
    List<double[]> kernels =
        specs.stream().map(spec -> ConvolutionCases.kernel(spec, random)).toList();
    StringBuilder index = new StringBuilder();
    for (int i = 0; i < specs.size(); i++) {
      index.append(i).append(' ').append(line(specs.get(i))).append('\n');
      write("x" + i, signals.get(i));
      write("k" + i, kernels.get(i));
    }
    Files.writeString(folder.resolve("index.txt"), index);
    Numpy.run(PROGRAM, folder);
    try (Planner planner = new Planner(folder.resolve("root"))) {
      for (int i = 0; i < specs.size(); i++) {
        for (ConvolutionMethod method : ConvolutionMethod.values()) {
          ConvolutionSpec spec = specs.get(i).method(method);
          double[] output = Convolution.apply(planner, spec, signals.get(i), kernels.get(i));
          double size = DefinedSum.norm(signals.get(i)) * DefinedSum.norm(kernels.get(i));
          assertClose(output, read("y" + i), 1e-14 * size, spec);
        }
      }
    }
  }

  private static void assertClose(
      double[] output, double[] expected, double bound, ConvolutionSpec spec) {
    assertThat(output).hasSameSizeAs(expected);
    for (int i = 0; i < output.length; i++) {
      assertThat(Math.abs(output[i] - expected[i]))
          .as("number %d of %s, seed %d", i, spec, SEED)
          .isLessThan(bound);
    }
  }

  private static String line(ConvolutionSpec spec) {
    return String.join(
        " ",
        spec.isComplex() ? "complex128" : "float64",
        spec.mode().name(),
        spec.isCorrelation() ? "correlate" : "convolve",
        text(spec.signalShape()),
        text(spec.kernelShape()));
  }

  private static String text(int[] shape) {
    return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining("x"));
  }

  private void write(String name, double[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(values);
    Files.write(folder.resolve(name), bytes.array());
  }

  private double[] read(String name) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name)));
    double[] values = new double[bytes.capacity() / Double.BYTES];
    bytes.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return values;
  }
}
