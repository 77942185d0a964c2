// SPDX-License-Identifier: MIT
package io.dase.cache.jmh;

import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.signal.ConvolutionMethod;
import io.dase.cache.fftw.signal.ConvolutionSpec;
import io.dase.cache.fftw.signal.Convolver;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A full convolution by the direct sum and through FFT: where the two meet is the ratio by which
 * {@link ConvolutionSpec#chosenMethod} chooses.
 */
public class ConvolutionBenchmark extends SampledBenchmark {
  private static final long SEED = 20_260_101;

  @Param({"DIRECT", "FFT"})
  public ConvolutionMethod method;

  @Param({"real", "complex"})
  public String numbers;

  /** Shape of the signal, a colon, shape of the kernel. */
  @Param({
    "1000:5",
    "1000:10",
    "65536:7",
    "65536:15",
    "512x512:3x3",
    "512x512:5x5",
    "64x64x64:2x2x2"
  })
  public String shapes;

  private Planner planner;
  private Convolver convolver;
  private double[] signal;

  /** Plans, and fills the arrays. */
  @Setup
  public void open() {
    int[][] parts =
        Arrays.stream(shapes.split(":")).map(ConvolutionBenchmark::shape).toArray(int[][]::new);
    boolean complex = numbers.equals("complex");
    ConvolutionSpec spec =
        (complex ? ConvolutionSpec.complex(parts[0]) : ConvolutionSpec.real(parts[0]))
            .kernel(parts[1])
            .method(method);
    planner = new Planner(Path.of(root));
    convolver = new Convolver(planner, spec, random(complex, parts[1]));
    signal = random(complex, parts[0]);
  }

  @TearDown
  public void close() {
    convolver.close();
    planner.close();
  }

  @Benchmark
  public double[] apply() {
    return convolver.apply(signal);
  }

  private static int[] shape(String text) {
    return Arrays.stream(text.split("x")).mapToInt(Integer::parseInt).toArray();
  }

  private static double[] random(boolean complex, int[] shape) {
    long elements = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    return new Random(SEED).doubles(complex ? 2 * elements : elements, -1, 1).toArray();
  }
}
