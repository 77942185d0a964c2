// SPDX-License-Identifier: MIT
package io.dase.cache.interop;

import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanMode;
import io.dase.cache.fftw.PlanOptions;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.PlannerOptions;
import io.dase.cache.fftw.PlannerStatistics;
import io.dase.cache.testing.Eventually;
import java.nio.file.Path;
import java.time.Duration;

/** Plans one problem in a JVM of its own. */
final class PlanWorker {
  private PlanWorker() {}

  /**
   * @param args root, spec, and {@code plan}, {@code hurry}, {@code freeze}, {@code leave}, {@code
   *     stay} or {@code abandon}
   */
  public static void main(String[] args) throws Exception {
    PlanSpec spec = PlanSpec.parse(args[1]);
    PlannerOptions options =
        args[2].equals("abandon")
            ? PlannerOptions.DEFAULTS.withoutHelper()
            : PlannerOptions.DEFAULTS;
    Planner planner = new Planner(Path.of(args[0]), options);
    switch (args[2]) {
      case "plan" -> print(planner, spec, PlanOptions.DEFAULTS);
      case "hurry" -> print(planner, spec, PlanOptions.DEFAULTS.withDeadline(Duration.ofMillis(1)));
      case "abandon" -> abandon(planner, spec);
      case "freeze" -> System.out.println(planner.freeze(spec));
      case "stay" -> {
        leave(planner, spec);
        System.in.read();
      }
      default -> {
        leave(planner, spec);
        return;
      }
    }
    planner.close();
  }

  private static void print(Planner planner, PlanSpec spec, PlanOptions options) {
    try (Plan plan = planner.plan(spec, options)) {
      PlannerStatistics statistics = planner.statistics();
      System.out.println(plan.source().text() + " " + statistics.led() + " " + plan.digest());
    }
  }

  /** Comes back while a helper searches, whose number it prints. */
  private static void leave(Planner planner, PlanSpec spec) throws Exception {
    planner.plan(
        spec,
        PlanOptions.of(PlanMode.SERVE_THEN_UPGRADE)
            .withListener(upgrade -> System.out.println(upgrade)));
    Eventually.await(() -> ProcessHandle.current().children().findAny().isPresent());
    System.out.println(ProcessHandle.current().children().findAny().orElseThrow().pid());
  }

  /** Closes the planner while it searches inside this process. */
  private static void abandon(Planner planner, PlanSpec spec) throws Exception {
    planner.plan(
        spec,
        PlanOptions.of(PlanMode.SERVE_THEN_UPGRADE)
            .withListener(upgrade -> System.err.println(upgrade)));
    Eventually.await(() -> planner.statistics().led() == 1);
    planner.close();
    System.out.println("closed");
  }
}
