// SPDX-License-Identifier: MIT
package io.dase.cache.jmh;

import io.dase.cache.fftw.BoundPlan;
import io.dase.cache.fftw.FftBuffer;
import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
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
 * The ways to execute one plan, a complex transform of n points. {@code bench_plan_call} is the
 * loop in C beside it; given the same root both run the same plan.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PlanCallBenchmark {
  @Param({"8", "64", "1024"})
  public int n;

  /** The store that has the plan; a new one where none is named. */
  @Param("")
  public String root;

  private Planner planner;
  private Plan plan;
  private BoundPlan bound;
  private FftBuffer in;
  private FftBuffer out;
  private double[] inArray;
  private double[] outArray;
  private DoubleBuffer inDirect;
  private DoubleBuffer outDirect;

  /** Plans, and fills with numbers that stay far from denormals. */
  @Setup
  public void open() throws IOException {
    planner = new Planner(root.isEmpty() ? Files.createTempDirectory("plans") : Path.of(root));
    plan = planner.plan(PlanSpec.dft(n));
    in = FftBuffer.inputOf(plan.spec());
    out = FftBuffer.outputOf(plan.spec());
    bound = plan.bind(in, out);
    inArray = new Random(n).doubles(2L * n, -1, 1).toArray();
    outArray = new double[2 * n];
    in.copyFrom(inArray);
    inDirect = direct().put(inArray).flip();
    outDirect = direct();
  }

  @TearDown
  public void close() {
    bound.close();
    in.close();
    out.close();
    plan.close();
    planner.close();
  }

  @Benchmark
  public void bound() {
    bound.execute();
  }

  @Benchmark
  public void unbound() {
    plan.execute(in, out);
  }

  @Benchmark
  public void directBuffers() {
    plan.execute(inDirect, outDirect);
  }

  @Benchmark
  public void arrays() {
    plan.execute(inArray, outArray);
  }

  private DoubleBuffer direct() {
    return ByteBuffer.allocateDirect(16 * n).order(ByteOrder.nativeOrder()).asDoubleBuffer();
  }
}
