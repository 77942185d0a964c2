// SPDX-License-Identifier: MIT
package io.dase.cache.jmh;

import io.dase.cache.stencils.CachedStencilProvider;
import io.dase.cache.stencils.StencilOperator;
import io.dase.cache.stencils.StencilSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * The periodic Laplacian on the axes as one writes it by hand: one loop for each axis, the
 * neighbours' places wrapped at the ends, one thread; of order 2 the points one by one, of higher
 * orders a loop over distances.
 */
public class StencilLoopBenchmark extends SampledBenchmark {
  private static final long SEED = 20_260_101;
  private static final double ROUNDING = 1e-12;

  /** By the distance from the point, on one axis (Fornberg 1988, table 1). */
  private static final Map<Integer, double[]> WEIGHTS =
      Map.of(
          2, new double[] {-2, 1},
          4, new double[] {-5.0 / 2, 4.0 / 3, -1.0 / 12},
          8, new double[] {-205.0 / 72, 8.0 / 5, -1.0 / 5, 8.0 / 315, -1.0 / 560});

  /** The stencil, by its key. */
  @Param({
    "laplacian_2d_512x512",
    "laplacian_2d_2048x2048",
    "laplacian_2d_2048x2048_o4",
    "laplacian_2d_2048x2048_o8",
    "laplacian_3d_128x128x128",
    "laplacian_3d_256x256x256",
    "laplacian_3d_128x128x128_o4"
  })
  public String key;

  private int n;
  private boolean isFlat;
  private double[] weights;
  private double[] u;
  private double[] out;

  /** Fills the arrays, and compares the loop with the library. */
  @Setup
  public void open() {
    StencilSpec spec = StencilSpec.parse(key);
    n = spec.grid().get(0);
    isFlat = spec.rank() == 2;
    weights = WEIGHTS.get(spec.order());
    u = new Random(SEED).doubles(isFlat ? n * n : n * n * n, -1, 1).toArray();
    out = new double[u.length];
    try (CachedStencilProvider stencils = new CachedStencilProvider(Path.of(root));
        StencilOperator operator = stencils.operator(spec)) {
      Samples.requireClose(plainLoop(), operator.apply(u), ROUNDING);
    }
  }

  @Benchmark
  public double[] plainLoop() {
    if (weights.length == 2) {
      if (isFlat) {
        fivePoints();
      } else {
        sevenPoints();
      }
    } else if (isFlat) {
      flatPoints();
    } else {
      solidPoints();
    }
    return out;
  }

  private void flatPoints() {
    for (int i = 0; i < n; i++) {
      int row = i * n;
      for (int j = 0; j < n; j++) {
        double sum = 2 * weights[0] * u[row + j];
        for (int r = 1; r < weights.length; r++) {
          double along = u[row + wrapped(j - r)] + u[row + wrapped(j + r)];
          sum += weights[r] * (along + u[wrapped(i - r) * n + j] + u[wrapped(i + r) * n + j]);
        }
        out[row + j] = sum;
      }
    }
  }

  private void solidPoints() {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int row = (i * n + j) * n;
        for (int k = 0; k < n; k++) {
          double sum = 3 * weights[0] * u[row + k];
          for (int r = 1; r < weights.length; r++) {
            double near = u[(wrapped(i - r) * n + j) * n + k] + u[(wrapped(i + r) * n + j) * n + k];
            double up = u[(i * n + wrapped(j - r)) * n + k] + u[(i * n + wrapped(j + r)) * n + k];
            sum += weights[r] * (near + up + u[row + wrapped(k - r)] + u[row + wrapped(k + r)]);
          }
          out[row + k] = sum;
        }
      }
    }
  }

  private int wrapped(int i) {
    return i < 0 ? i + n : i >= n ? i - n : i;
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
