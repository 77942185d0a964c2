// SPDX-License-Identifier: MIT
package io.dase.cache.jmh;

import io.dase.cache.CacheManager;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.kernels.Kernel;
import java.nio.file.Path;
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

/** A request for a kernel that is in memory, beside the common ones. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class KernelBenchmark {
  /** A cache folder. */
  @Param("unset")
  public String root;

  /** Weights; among the common ones are 100 and 1000. */
  @Param({"100", "1000", "10000", "100000", "1000000"})
  public int n;

  private CacheManager cache;
  private CachedFractionalKernelProvider kernels;

  @Setup
  public void open() {
    cache = new CacheManager(Path.of(root));
    kernels = new CachedFractionalKernelProvider(cache);
    kernels.preloadCommonKernels();
    kernels.getKernel(1.5, 0.01, n);
  }

  @TearDown
  public void close() {
    cache.close();
  }

  @Benchmark
  public Kernel resident() {
    return kernels.getKernel(1.5, 0.01, n);
  }
}
