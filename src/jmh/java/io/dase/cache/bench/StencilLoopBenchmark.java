// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The periodic Laplacian of order 2 as one writes it by hand: one loop for each axis, the
 * neighbours' places wrapped at the ends, one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StencilLoopBenchmark {
  private static final long SEED = 20_260_101;

  /** The stencil, by its key. */
  @Param({
    "laplacian_2d_512x512",
    "laplacian_2d_2048x2048",
    "laplacian_3d_128x128x128",
    "laplacian_3d_256x256x256"
  })
  public String key;

  private int n;
  private boolean isFlat;
  private double[] u;
  private double[] out;

  /** Fills the arrays. */
  @Setup
  public void open() {
    n = Integer.parseInt(key.substring(key.lastIndexOf('x') + 1));
    isFlat = key.startsWith("laplacian_2d_");
    u = new Random(SEED).doubles(isFlat ? n * n : n * n * n, -1, 1).toArray();
    out = new double[u.length];
  }

  @Benchmark
  public double[] plainLoop() {
    if (isFlat) {
      fivePoints();
    } else {
      sevenPoints();
    }
    return out;
  }

  private void fivePoints() {
    for (int i = 0; i < n; i++) {
      int row = i * n;
      int up = before(i) * n;
      int down = after(i) * n;
      for (int j = 0; j < n; j++) {
        out[row + j] =
            u[up + j] + u[down + j] + u[row + before(j)] + u[row + after(j)] - 4 * u[row + j];
      }
    }
  }

  private void sevenPoints() {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int row = (i * n + j) * n;
        int near = (before(i) * n + j) * n;
        int far = (after(i) * n + j) * n;
        int up = (i * n + before(j)) * n;
        int down = (i * n + after(j)) * n;
        for (int k = 0; k < n; k++) {
          double sides = u[near + k] + u[far + k] + u[up + k] + u[down + k];
          out[row + k] = sides + u[row + before(k)] + u[row + after(k)] - 6 * u[row + k];
        }
      }
    }
  }

  private int before(int i) {
    return i == 0 ? n - 1 : i - 1;
  }

  private int after(int i) {
    return i == n - 1 ? 0 : i + 1;
  }
}
