// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.fftw.Planner;
import io.dase.cache.stencils.Boundary;
import io.dase.cache.stencils.Stencil;
import io.dase.cache.stencils.StencilOperator;
import io.dase.cache.stencils.StencilSpec;
import io.dase.cache.stencils.Stencils;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A stencil applied in blocks and in parallel, through transforms, and solved for, beside the plain
 * loop: one pass over all points in row-major order, the terms inside it, with neighbours beyond
 * the ends looked up in tables. One thread calls.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StencilBenchmark {
  private static final long SEED = 20_260_101;

  /** A cache folder, for the wisdom. */
  @Param("unset")
  public String root;

  /** The stencil, by its key. */
  @Param({
    "laplacian_2d_512x512",
    "laplacian_2d_2048x2048",
    "laplacian_2d_2048x2048_o8",
    "laplacian_3d_128x128x128",
    "laplacian_3d_256x256x256",
    "laplacian_3d_128x128x128_iso27",
    "laplacian_3d_128x128x128_o4_neumann"
  })
  public String key;

  private Planner planner;
  private StencilOperator operator;
  private PlainLoop loop;
  private double[] u;
  private double[] out;

  /** Plans, and fills the arrays. */
  @Setup
  public void open() {
    StencilSpec spec = StencilSpec.parse(key);
    planner = new Planner(Path.of(root));
    operator = new StencilOperator(spec, planner);
    loop = new PlainLoop(spec);
    u = new Random(SEED).doubles(spec.size(), -1, 1).toArray();
    out = new double[u.length];
  }

  @TearDown
  public void close() {
    operator.close();
    planner.close();
  }

  @Benchmark
  public double[] plainLoop() {
    loop.apply(u, out);
    return out;
  }

  @Benchmark
  public double[] apply() {
    operator.apply(u, out);
    return out;
  }

  @Benchmark
  public double[] applySpectral() {
    operator.applySpectral(u, out);
    return out;
  }

  @Benchmark
  public double[] solvePoisson() {
    operator.solvePoisson(u, out);
    return out;
  }

  /** What one would write by hand for a list of offsets; missing axes come first. */
  private static final class PlainLoop {
    private final int[] n = {1, 1, 1};
    private final int[][][] places;
    private final double[][][] signs;
    private final double[] coefficients;

    PlainLoop(StencilSpec spec) {
      Stencil stencil = Stencils.of(spec);
      int terms = stencil.offsets().size();
      int missing = n.length - spec.rank();
      places = new int[n.length][terms][];
      signs = new double[n.length][terms][];
      coefficients = stencil.coefficients().stream().mapToDouble(Double::doubleValue).toArray();
      for (int axis = 0; axis < n.length; axis++) {
        n[axis] = axis < missing ? 1 : spec.grid().get(axis - missing);
        for (int t = 0; t < terms; t++) {
          int step = axis < missing ? 0 : stencil.offsets().get(t).get(axis - missing);
          fill(spec.boundary(), axis, t, step);
        }
      }
    }

    void apply(double[] u, double[] out) {
      int at = 0;
      for (int i = 0; i < n[0]; i++) {
        for (int j = 0; j < n[1]; j++) {
          for (int k = 0; k < n[2]; k++) {
            double sum = 0;
            for (int t = 0; t < coefficients.length; t++) {
              double sign = signs[0][t][i] * signs[1][t][j] * signs[2][t][k];
              int place = (places[0][t][i] * n[1] + places[1][t][j]) * n[2] + places[2][t][k];
              sum += coefficients[t] * sign * u[place];
            }
            out[at++] = sum;
          }
        }
      }
    }

    private void fill(Boundary boundary, int axis, int t, int step) {
      int size = n[axis];
      places[axis][t] = new int[size];
      signs[axis][t] = new double[size];
      for (int i = 0; i < size; i++) {
        int place = i + step;
        boolean isInside = place >= 0 && place < size;
        signs[axis][t][i] = !isInside && boundary == Boundary.DIRICHLET ? -1 : 1;
        if (!isInside) {
          place =
              boundary == Boundary.PERIODIC
                  ? Math.floorMod(place, size)
                  : place < 0 ? -1 - place : 2 * size - 1 - place;
        }
        places[axis][t][i] = place;
      }
    }
  }
}
