// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConvolverTest {
  private static final long SEED = System.nanoTime();

  @TempDir static Path root;
  private static Planner planner;

  @BeforeAll
  static void openThePlanner() {
    planner = new Planner(root);
  }

  @AfterAll
  static void closeThePlanner() {
    planner.close();
  }

  @ParameterizedTest
  @MethodSource("io.dase.cache.fftw.signal.ConvolutionCases#all")
  void throughFftItIsTheSumOfTheDefinitionWithinTheStatedBound(ConvolutionSpec spec) {
    Random random = new Random(SEED);
    double[] signal = ConvolutionCases.signal(spec, random);
    double[] kernel = ConvolutionCases.kernel(spec, random);
    double[] output =
        Convolution.apply(planner, spec.method(ConvolutionMethod.FFT), signal, kernel);
    assertWithinBound(output, spec.method(ConvolutionMethod.FFT), signal, kernel);
  }

  @Test
  void largeArraysStayWithinTheStatedBound() {
    Random random = new Random(SEED);
    for (ConvolutionSpec spec :
        List.of(
            ConvolutionSpec.real(3001).kernel(1500),
            ConvolutionSpec.complex(1021).mode(ConvolutionMode.CIRCULAR).correlation(),
            ConvolutionSpec.real(61, 67).kernel(17, 23).mode(ConvolutionMode.VALID),
            ConvolutionSpec.complex(13, 14, 15).kernel(5, 6, 7).mode(ConvolutionMode.SAME))) {
      double[] signal = ConvolutionCases.signal(spec, random);
      double[] kernel = ConvolutionCases.kernel(spec, random);
      double[] fft = Convolution.apply(planner, spec.method(ConvolutionMethod.FFT), signal, kernel);
      assertWithinBound(fft, spec.method(ConvolutionMethod.FFT), signal, kernel);
      double[] direct =
          Convolution.apply(planner, spec.method(ConvolutionMethod.DIRECT), signal, kernel);
      assertWithinBound(direct, spec.method(ConvolutionMethod.DIRECT), signal, kernel);
    }
  }

  @Test
  void oneConvolverServesManySignalsAndChangesNeitherSignalNorKernel() {
    ConvolutionSpec spec = ConvolutionSpec.real(12, 30).kernel(4, 5).method(ConvolutionMethod.FFT);
    Random random = new Random(SEED);
    double[] kernel = ConvolutionCases.kernel(spec, random);
    double[] kernelBefore = kernel.clone();
    try (Convolver convolver = new Convolver(planner, spec, kernel)) {
      assertThat(convolver.method()).isEqualTo(ConvolutionMethod.FFT);
      assertThat(convolver.spec()).isEqualTo(spec);
      for (int i = 0; i < 5; i++) {
        double[] signal = ConvolutionCases.signal(spec, random);
        double[] before = signal.clone();
        double[] output = convolver.apply(signal);
        assertThat(signal).isEqualTo(before);
        assertWithinBound(output, spec.method(ConvolutionMethod.FFT), signal, kernel);
      }
    }
    assertThat(kernel).isEqualTo(kernelBefore);
  }

  @Test
  void aSingleConvolutionWaitsForNoSearchAndKeepsNothing(@TempDir Path folder) {
    Path empty = folder.resolve("cache");
    ConvolutionSpec spec = ConvolutionSpec.real(1009).kernel(101).method(ConvolutionMethod.FFT);
    Random random = new Random(SEED);
    double[] signal = ConvolutionCases.signal(spec, random);
    double[] kernel = ConvolutionCases.kernel(spec, random);
    try (Planner fresh = new Planner(empty)) {
      double[] output = Convolution.apply(fresh, spec, signal, kernel);

      assertWithinBound(output, spec.method(ConvolutionMethod.FFT), signal, kernel);
      assertThat(fresh.statistics().led()).isZero();
      assertThat(fresh.statistics().followed()).isZero();
    }
    try (Planner next = new Planner(empty)) {
      assertThat(next.misses()).isEmpty();
    }
    assertThat(empty.resolve("fftw_wisdom")).doesNotExist();
  }

  @Test
  void manyThreadsShareOneConvolver() throws Exception {
    ConvolutionSpec spec = ConvolutionSpec.complex(40, 40).method(ConvolutionMethod.FFT);
    Random random = new Random(SEED);
    double[] kernel = ConvolutionCases.kernel(spec, random);
    List<double[]> signals =
        IntStream.range(0, 64).mapToObj(i -> ConvolutionCases.signal(spec, random)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Convolver convolver = new Convolver(planner, spec, kernel, Rigor.ESTIMATE)) {
      List<Callable<double[]>> calls =
          signals.stream()
              .map(signal -> (Callable<double[]>) () -> convolver.apply(signal))
              .toList();
      List<Future<double[]>> outputs = threads.invokeAll(calls);
      for (int i = 0; i < signals.size(); i++) {
        assertThat(outputs.get(i).get())
            .as("signal %d, seed %d", i, SEED)
            .isEqualTo(convolver.apply(signals.get(i)));
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void afterCloseItIsAnIllegalState() {
    for (ConvolutionMethod method : List.of(ConvolutionMethod.DIRECT, ConvolutionMethod.FFT)) {
      Convolver convolver =
          new Convolver(planner, ConvolutionSpec.real(8).method(method), new double[8]);
      convolver.close();
      convolver.close();
      assertThatIllegalStateException()
          .isThrownBy(() -> convolver.apply(new double[8]))
          .withMessageContaining("closed");
    }
  }

  @Test
  void closingBesideCallsEndsEachWellOrAsAnIllegalState() throws Exception {
    ConvolutionSpec spec = ConvolutionSpec.real(3000).method(ConvolutionMethod.FFT);
    Random random = new Random(SEED);
    double[] kernel = ConvolutionCases.kernel(spec, random);
    double[] signal = ConvolutionCases.signal(spec, random);
    double[] expected = Convolution.apply(planner, spec, signal, kernel);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 20; round++) {
        Convolver convolver = new Convolver(planner, spec, kernel, Rigor.ESTIMATE);
        List<Future<Integer>> calls =
            IntStream.range(0, 4)
                .mapToObj(t -> threads.submit(() -> rounds(convolver, signal, expected)))
                .toList();
        convolver.apply(signal);
        convolver.close();
        for (Future<Integer> call : calls) {
          assertThat(call.get()).isNotNegative();
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void arraysOfAnotherLengthAreRefused() {
    ConvolutionSpec spec = ConvolutionSpec.complex(4, 5).kernel(2, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Convolver(planner, spec, new double[4]))
        .withMessageContaining("kernel");
    try (Convolver convolver = new Convolver(planner, spec, new double[8])) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> convolver.apply(new double[20]))
          .withMessageContaining("signal");
    }
  }

  /** How many calls succeeded until the convolver was closed. */
  private static int rounds(Convolver convolver, double[] signal, double[] expected) {
    for (int count = 0; ; count++) {
      try {
        assertThat(convolver.apply(signal)).isEqualTo(expected);
      } catch (IllegalStateException e) {
        return count;
      }
    }
  }

  private static void assertWithinBound(
      double[] output, ConvolutionSpec spec, double[] signal, double[] kernel) {
    double bound = ConvolutionCases.bound(spec, signal, kernel);
    double[] expected = new DefinedSum(spec).of(signal, kernel);
    assertThat(output).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(output[i] - expected[i]))
          .as("number %d of %s, seed %d", i, spec, SEED)
          .isLessThanOrEqualTo(bound);
    }
  }
}
