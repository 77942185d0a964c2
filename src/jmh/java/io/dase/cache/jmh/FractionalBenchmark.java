// SPDX-License-Identifier: MIT
package io.dase.cache.jmh;

import io.dase.cache.CacheManager;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.kernels.FractionalMarch;
import io.dase.cache.kernels.FractionalOperator;
import io.dase.cache.kernels.KernelSpec;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A Grünwald-Letnikov derivative of n samples: at once and sample by sample, each beside the direct
 * sum over the whole past with four accumulators.
 */
public class FractionalBenchmark extends SampledBenchmark {
  private static final long SEED = 20_260_101;
  private static final double ROUNDING = 1e-10;

  @Param({"1000", "10000", "100000"})
  public int n;

  @Param({"ESTIMATE", "MEASURE"})
  public Rigor rigor;

  private CacheManager cache;
  private Planner planner;
  private FractionalOperator operator;
  private double[] weights;
  private double[] series;

  /** Plans, fills the arrays, and compares all three at some places. */
  @Setup
  public void open() {
    cache = new CacheManager(Path.of(root));
    planner = new Planner(cache);
    CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache);
    KernelSpec spec = new KernelSpec(0.5, 0.01, n);
    weights = kernels.getKernel(spec).toArray();
    operator = new FractionalOperator(kernels, planner, spec, n, rigor);
    series = new Random(SEED).doubles(n, -1, 1).toArray();
    int[] places = {0, n / 3, n - 1};
    double[] sums = IntStream.of(places).mapToDouble(this::sum).toArray();
    Samples.requireClose(at(places, apply()), sums, ROUNDING);
    Samples.requireClose(at(places, march()), sums, ROUNDING);
  }

  private static double[] at(int[] places, double[] results) {
    return IntStream.of(places).mapToDouble(place -> results[place]).toArray();
  }

  @TearDown
  public void close() {
    operator.close();
    planner.close();
    cache.close();
  }

  @Benchmark
  public double[] apply() {
    return operator.apply(series);
  }

  @Benchmark
  public double[] march() {
    FractionalMarch march = operator.march();
    double[] results = new double[n];
    for (int m = 0; m < n; m++) {
      results[m] = march.append(series[m]);
    }
    return results;
  }

  @Benchmark
  public double[] direct() {
    double[] results = new double[n];
    for (int m = 0; m < n; m++) {
      results[m] = sum(m);
    }
    return results;
  }

  private double sum(int m) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int k = 0;
    for (; k + 3 <= m; k += 4) {
      a += weights[k] * series[m - k];
      b += weights[k + 1] * series[m - k - 1];
      c += weights[k + 2] * series[m - k - 2];
      d += weights[k + 3] * series[m - k - 3];
    }
    for (; k <= m; k++) {
      a += weights[k] * series[m - k];
    }
    return (a + b) + (c + d);
  }
}
