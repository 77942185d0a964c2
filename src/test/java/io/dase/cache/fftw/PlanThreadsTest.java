// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Plans and buffers that are closed while they are used. {@code -Ddase.plan.seconds=N} sets the
 * length of the random run (5), {@code -Ddase.plan.rounds=N} that of the memory test (100000).
 */
class PlanThreadsTest extends OpenPlanner {
  private static final int THREADS = 8;
  private static final int ROUNDS = 300;
  private static final long SECONDS = Long.getLong("dase.plan.seconds", 5);

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void aBufferClosedDuringCallsIsFreedAfterThem() throws Exception {
    try (Plan plan = plan(PlanSpec.dft(64));
        FftBufferPool pool = new FftBufferPool(1 << 20)) {
      for (int round = 0; round < ROUNDS; round++) {
        FftBuffer in = pool.complexDoubles(64);
        FftBuffer out = pool.complexDoubles(64);
        in.fill(1);
        together(
            () -> untilClosed(() -> plan.execute(in, out)),
            () -> untilClosed(() -> plan.execute(in, out)),
            () -> untilClosed(() -> in.re(3)),
            () -> closed(in));
        out.close();
        assertThat(pool.idleBytes()).isEqualTo(2 * 64 * 16);
      }
    }
  }

  @Test
  void aPlanClosedDuringCallsEndsThemWithAnExceptionOrARightResult() throws Exception {
    double[] values = randomDoubles(200);
    double[] expected = DirectDft.transform(values, -1, 100);
    for (int round = 0; round < ROUNDS; round++) {
      Plan plan = plan(PlanSpec.dft(100));
      Callable<Void> user =
          () -> {
            double[] found = new double[200];
            return untilClosed(
                () -> {
                  plan.execute(values, found);
                  assertThat(DirectDft.error(found, expected)).isLessThan(1e-13);
                });
          };
      together(user, user, user, () -> closed(plan));
    }
  }

  @Test
  void aBoundPlanClosedByAnotherThreadKeepsItsBuffersForTheCall() throws Exception {
    PlanSpec spec = PlanSpec.dft(64);
    try (Plan plan = plan(spec)) {
      for (int round = 0; round < ROUNDS; round++) {
        FftBuffer in = FftBuffer.inputOf(spec);
        FftBuffer out = FftBuffer.outputOf(spec);
        BoundPlan[] bound = new BoundPlan[1];
        CyclicBarrier made = new CyclicBarrier(3);
        together(
            () -> {
              bound[0] = plan.bind(in, out);
              made.await();
              return untilClosed(bound[0]::execute);
            },
            () -> {
              made.await();
              return untilClosed(bound[0]::execute);
            },
            () -> {
              made.await();
              in.close();
              out.close();
              return closed(bound[0]);
            });
      }
    }
  }

  @Test
  void boundBuffersAreFreedAtOnceByTheThreadThatBoundThem() {
    try (Plan plan = plan(PlanSpec.dft(8));
        FftBufferPool pool = new FftBufferPool(1 << 20)) {
      FftBuffer in = pool.complexDoubles(8);
      FftBuffer out = pool.complexDoubles(8);
      BoundPlan bound = plan.bind(in, out);
      in.close();
      out.close();
      assertThat(pool.idleBytes()).isZero();
      bound.close();
      assertThat(pool.idleBytes()).isEqualTo(256);
    }
  }

  @Test
  void aForgottenBoundPlanLetsGoOfItsBuffers() {
    FftBufferPool pool = new FftBufferPool(1 << 20);
    try (Plan plan = plan(PlanSpec.dft(8))) {
      FftBuffer in = pool.complexDoubles(8);
      FftBuffer out = pool.complexDoubles(8);
      plan.bind(in, out).execute();
      in.close();
      out.close();
    }
    Collected.await(() -> pool.idleBytes() == 256);
  }

  @Test
  void manyThreadsPlanExecuteCloseAndImportAtRandom() throws Exception {
    RandomPlanning run = new RandomPlanning(planner, folder.resolve("cache"));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    AtomicLong executions = new AtomicLong();
    List<Callable<Void>> users = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      long seed = random.nextLong();
      users.add(
          () -> {
            executions.addAndGet(run.until(end, seed));
            return null;
          });
    }
    for (Future<Void> user : threads.invokeAll(users)) {
      user.get();
    }
    assertThat(executions).hasPositiveValue();
  }

  @Test
  void memoryStaysFlatOverManyRounds() {
    long rounds = Long.getLong("dase.plan.rounds", 100_000);
    String grown =
        ChildJvm.of(PlanRounds.class)
            .with("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC")
            .run(folder.resolve("cache"), rounds);
    assertThat(Long.parseLong(grown.trim())).as("MiB grown").isLessThan(96);
  }

  @SafeVarargs
  private void together(Callable<Void>... users) throws Exception {
    CyclicBarrier start = new CyclicBarrier(users.length);
    List<Future<Void>> running = new ArrayList<>();
    for (Callable<Void> user : users) {
      running.add(
          threads.submit(
              () -> {
                start.await();
                return user.call();
              }));
    }
    for (Future<Void> done : running) {
      done.get();
    }
  }

  private static Void untilClosed(Runnable call) {
    try {
      while (true) {
        call.run();
      }
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("closed");
      return null;
    }
  }

  private static Void closed(AutoCloseable resource) throws Exception {
    resource.close();
    return null;
  }
}
