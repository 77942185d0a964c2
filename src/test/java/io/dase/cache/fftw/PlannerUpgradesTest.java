// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.Eventually;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Plans that are served first, and those who hear how their search ended. */
class PlannerUpgradesTest extends OpenPlanner {
  private static final PlanSpec ENDLESS = PlanSpec.dft(44100).rigor(Rigor.EXHAUSTIVE);
  private static final long PATIENCE_MINUTES = 2;
  private static final int THREADS = 4;

  private final BlockingQueue<PlanUpgrade> heard = new LinkedBlockingQueue<>();

  @Test
  void aListenerHearsOnceInADaemonThread() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    try (Plan plan =
        serve(
            PlanSpec.dft(13, 34),
            upgrade -> {
              thread.complete(Thread.currentThread());
              heard.add(upgrade);
            })) {
      assertThat(plan.source()).isEqualTo(PlanSource.PROVISIONAL);
      assertThat(next().outcome()).isEqualTo(PlanUpgrade.Outcome.UPGRADED);
    }
    assertThat(thread.get().isDaemon()).isTrue();

    try (Plan plan = serve(PlanSpec.dft(14, 34), heard::add)) {
      assertThat(next().spec()).isEqualTo(plan.spec());
    }
    assertThat(heard).isEmpty();
    assertThat(planner.statistics().upgraded()).isEqualTo(2);
  }

  @Test
  void resultsStayRightWhileThePlanIsExchangedUnderFourThreads() throws Exception {
    int[] sizes = {24, 20};
    double[] in = randomDoubles(2 * 24 * 20);
    double[] expected = DirectDft.transform(in, -1, sizes);
    AtomicBoolean isOver = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Plan plan = serve(PlanSpec.dft(24, 20).rigor(Rigor.PATIENT), heard::add)) {
      List<Future<Double>> worst = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        worst.add(threads.submit(() -> worstError(plan, in, expected, isOver)));
      }
      PlanUpgrade upgrade = next();
      isOver.set(true);

      assertThat(upgrade.outcome()).isEqualTo(PlanUpgrade.Outcome.UPGRADED);
      for (Future<Double> error : worst) {
        assertThat(error.get()).isLessThan(1e-14);
      }
    } finally {
      isOver.set(true);
      threads.shutdown();
    }
  }

  @Test
  void closingThePlannerEndsTheSearchesAndIsHeard() throws Exception {
    try (Plan plan = serve(ENDLESS, heard::add);
        Plan waiting = serve(ENDLESS.backward(), heard::add)) {
      planner.close();

      assertThat(List.of(next().outcome(), next().outcome()))
          .containsOnly(PlanUpgrade.Outcome.CLOSED);
      double[] values = randomDoubles(2 * 44100);
      plan.execute(values, new double[values.length]);
      waiting.execute(values, new double[values.length]);
    }
  }

  @Test
  void aListenerMayCloseThePlanner() throws Exception {
    try (Plan plan =
            serve(
                PlanSpec.dft(14, 17),
                upgrade -> {
                  planner.close();
                  heard.add(upgrade);
                });
        Plan endless = serve(ENDLESS, heard::add)) {
      assertThat(next().spec()).isEqualTo(plan.spec());
      assertThat(next()).extracting(PlanUpgrade::spec).isEqualTo(endless.spec());
    }
  }

  @Test
  void whatAListenerThrowsKeepsNoOtherFromHearing() throws Exception {
    CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
    Consumer<PlanUpgrade> throwing =
        upgrade -> {
          Thread.currentThread().setUncaughtExceptionHandler((t, e) -> uncaught.complete(e));
          throw new IllegalStateException("thrown by a listener");
        };
    try (Plan first = serve(PlanSpec.dft(15, 17), throwing);
        Plan second = serve(PlanSpec.dft(16, 17), heard::add)) {
      assertThat(uncaught.get(PATIENCE_MINUTES, TimeUnit.MINUTES))
          .hasMessage("thrown by a listener");
      assertThat(next().spec()).isEqualTo(second.spec());
      assertThat(first.spec()).isNotEqualTo(second.spec());
    }
  }

  @Test
  void theDeadlineOfASearchIsHeard() throws Exception {
    PlanOptions options =
        PlanOptions.of(PlanMode.SERVE_THEN_UPGRADE)
            .withDeadline(Duration.ofMillis(300))
            .withListener(heard::add);
    try (Plan plan = planner.plan(ENDLESS, options)) {
      PlanUpgrade upgrade = next();
      assertThat(upgrade.outcome()).isEqualTo(PlanUpgrade.Outcome.DEADLINE);
      assertThat(upgrade.message()).startsWith("the deadline passed; reached ");
      assertThat(plan.spec()).isEqualTo(ENDLESS);
    }
  }

  @Test
  void aListenerOfAPlanThatNeedsNoSearchIsForgotten() {
    PlanSpec spec = PlanSpec.dft(17).rigor(Rigor.ESTIMATE);
    WeakReference<Consumer<PlanUpgrade>> listener = new WeakReference<>(served(spec));

    Collected.await(() -> listener.get() == null);

    assertThat(heard).isEmpty();
  }

  @Test
  void aPlannerThatIsForgottenEndsItsThread() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    forget(thread);

    Collected.await(() -> !thread.getNow(Thread.currentThread()).isAlive());
  }

  @Test
  void aServedPlanWithoutAListenerIsUpgradedToo() throws Exception {
    PlanSpec spec = PlanSpec.dft(18, 17);
    try (Plan plan = planner.plan(spec, PlanOptions.of(PlanMode.SERVE_THEN_UPGRADE))) {
      Eventually.await(() -> planner.statistics().upgraded() == 1);
      assertThat(plan.source()).isEqualTo(PlanSource.PROVISIONAL);
    }
    try (Plan again = planner.plan(spec, PlanOptions.of(PlanMode.WISDOM_ONLY))) {
      assertThat(again.source()).isEqualTo(PlanSource.MEMORY);
    }
  }

  /** Leaves a planner open whose thread has told a listener which one it is. */
  private void forget(CompletableFuture<Thread> thread) throws Exception {
    PlanOptions options =
        PlanOptions.of(PlanMode.SERVE_THEN_UPGRADE)
            .withListener(upgrade -> thread.complete(Thread.currentThread()));
    Planner forgotten = new Planner(folder.resolve("forgotten"));
    try (Plan plan = forgotten.plan(PlanSpec.dft(21, 17), options)) {
      assertThat(thread.get(PATIENCE_MINUTES, TimeUnit.MINUTES)).isNotNull();
      assertThat(plan.source()).isEqualTo(PlanSource.PROVISIONAL);
    }
  }

  private Consumer<PlanUpgrade> served(PlanSpec spec) {
    Consumer<PlanUpgrade> listener = new ArrayList<>(heard)::add;
    serve(spec, listener).close();
    return listener;
  }

  private Plan serve(PlanSpec spec, Consumer<PlanUpgrade> listener) {
    return planner.plan(spec, PlanOptions.of(PlanMode.SERVE_THEN_UPGRADE).withListener(listener));
  }

  private PlanUpgrade next() throws InterruptedException {
    PlanUpgrade upgrade = heard.poll(PATIENCE_MINUTES, TimeUnit.MINUTES);
    assertThat(upgrade).as("a listener should have heard").isNotNull();
    return upgrade;
  }

  private static double worstError(
      Plan plan, double[] in, double[] expected, AtomicBoolean isOver) {
    double worst = 0;
    double[] out = new double[in.length];
    do {
      plan.execute(in, out);
      worst = Math.max(worst, DirectDft.error(out, expected));
    } while (!isOver.get());
    return worst;
  }
}
