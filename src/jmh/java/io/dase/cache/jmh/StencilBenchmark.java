// SPDX-License-Identifier: MIT
package io.dase.cache.jmh;

import io.dase.cache.fftw.Planner;
import io.dase.cache.stencils.StencilOperator;
import io.dase.cache.stencils.StencilSpec;
import java.nio.file.Path;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A stencil applied by its sum in blocks and in parallel, through transforms, and solved for. One
 * thread calls. {@link StencilLoopBenchmark} is the loop that {@code apply} is compared with.
 */
public class StencilBenchmark extends SampledBenchmark {
  private static final long SEED = 20_260_101;

  /** The stencil, by its key. */
  @Param({
    "laplacian_2d_512x512",
    "laplacian_2d_2048x2048",
    "laplacian_2d_2048x2048_o4",
    "laplacian_2d_2048x2048_o8",
    "laplacian_3d_128x128x128",
    "laplacian_3d_256x256x256",
    "laplacian_3d_128x128x128_o4",
    "laplacian_3d_128x128x128_iso27",
    "laplacian_3d_128x128x128_o4_neumann"
  })
  public String key;

  private Planner planner;
  private StencilOperator operator;
  private double[] u;
  private double[] out;

  /** Plans, and fills the arrays. */
  @Setup
  public void open() {
    StencilSpec spec = StencilSpec.parse(key);
    planner = new Planner(Path.of(root));
    operator = new StencilOperator(spec, planner);
    u = new Random(SEED).doubles(spec.size(), -1, 1).toArray();
    out = new double[u.length];
  }

  @TearDown
  public void close() {
    operator.close();
    planner.close();
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
}
