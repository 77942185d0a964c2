// SPDX-License-Identifier: MIT
package io.dase.cache.jmh;

import io.dase.cache.fftw.Planner;
import io.dase.cache.templates.EchoMatch;
import io.dase.cache.templates.MatchedFilter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** The best match of a series in a bank of templates: through FFT, and by sums in plain loops. */
public class MatchedFilterBenchmark extends SampledBenchmark {
  private static final long SEED = 20_260_102;
  private static final double ROUNDING = 1e-10;

  @Param({"4096", "65536"})
  public int samples;

  @Param({"16"})
  public int templates;

  /** Samples of each template. */
  @Param({"1000"})
  public int length;

  private Planner planner;
  private MatchedFilter filter;
  private double[][] bank;
  private double[] series;

  /** Plans, fills the arrays, and compares both. */
  @Setup
  public void open() {
    Random random = new Random(SEED);
    bank =
        IntStream.range(0, templates)
            .mapToObj(i -> normed(random.doubles(length, -1, 1).toArray()))
            .toArray(double[][]::new);
    series = random.doubles(samples, -1, 1).toArray();
    planner = new Planner(Path.of(root));
    filter = new MatchedFilter(planner, List.of(bank), samples);
    double[] found = {throughFft().snr()};
    Samples.requireClose(found, new double[] {directSum()}, ROUNDING);
  }

  private static double[] normed(double[] template) {
    double norm = Math.sqrt(Arrays.stream(template).map(x -> x * x).sum());
    return Arrays.stream(template).map(x -> x / norm).toArray();
  }

  @TearDown
  public void close() {
    filter.close();
    planner.close();
  }

  @Benchmark
  public EchoMatch throughFft() {
    return filter.bestMatch(series, 1);
  }

  /** The greatest correlation with a template of norm 1, with four accumulators. */
  @Benchmark
  public double directSum() {
    double best = Double.NEGATIVE_INFINITY;
    for (double[] template : bank) {
      for (int m = 0; m <= samples - length; m++) {
        best = Math.max(best, sum(template, m));
      }
    }
    return best;
  }

  private double sum(double[] template, int from) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int k = 0;
    for (; k + 3 < template.length; k += 4) {
      a += series[from + k] * template[k];
      b += series[from + k + 1] * template[k + 1];
      c += series[from + k + 2] * template[k + 2];
      d += series[from + k + 3] * template[k + 3];
    }
    for (; k < template.length; k++) {
      a += series[from + k] * template[k];
    }
    return (a + b) + (c + d);
  }
}
