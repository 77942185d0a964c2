// SPDX-License-Identifier: MIT
package io.dase.cache.jmh.peers;

import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanMode;
import io.dase.cache.fftw.PlanOptions;
import io.dase.cache.fftw.PlanSource;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.TuneOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * {@code ReturnTimes ROOT EMPTY return|search SPEC...}: how long a program waits for plans that it
 * does not wait for. Prints lines {@code NAME SPEC NS}.
 *
 * <p>{@code return}: of each spec, which this process never planned before, the miss and the served
 * plan with an empty store, then the plan from the wisdom of ROOT. {@code search}: searches for
 * each in a helper process. Both end with {@code lock - NS}, the longest time that the planner lock
 * was held.
 */
public final class ReturnTimes {
  private static final PlanSpec WARM = PlanSpec.dft(3, 5);

  private ReturnTimes() {}

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    Path empty = Files.createDirectories(Path.of(args[1]));
    List<PlanSpec> specs = new ArrayList<>();
    for (int i = 3; i < args.length; i++) {
      specs.add(PlanSpec.parse(args[i]));
    }
    try (Planner planner = new Planner(fresh(empty))) {
      planner.plan(WARM.rigor(Rigor.ESTIMATE)).close();
    }
    if (args[2].equals("search")) {
      search(fresh(empty), specs);
    } else {
      time(WARM, fresh(empty), root);
      for (PlanSpec spec : specs) {
        time(spec, fresh(empty), root).forEach(System.out::println);
      }
    }
    try (Planner planner = new Planner(fresh(empty))) {
      long longest = planner.statistics().lockHeld().longest().toNanos();
      System.out.println(line("lock", "-", longest));
    }
  }

  private static Path fresh(Path empty) throws IOException {
    return Files.createTempDirectory(empty, "root");
  }

  private static List<String> time(PlanSpec spec, Path empty, Path root) {
    List<String> lines = new ArrayList<>();
    try (Planner planner = new Planner(empty)) {
      long begin = System.nanoTime();
      try {
        planner.plan(spec, PlanOptions.of(PlanMode.WISDOM_ONLY)).close();
        throw new IllegalStateException("FFTW knows " + spec + " already");
      } catch (NoSuchElementException e) {
        lines.add(line("miss", spec.text(), System.nanoTime() - begin));
      }
      begin = System.nanoTime();
      try (Plan plan = planner.plan(spec, PlanOptions.of(PlanMode.SERVE_THEN_UPGRADE))) {
        lines.add(line("served", spec.text(), System.nanoTime() - begin));
        require(plan, PlanSource.PROVISIONAL);
      }
    }
    if (!spec.equals(WARM)) {
      try (Planner planner = new Planner(root)) {
        long begin = System.nanoTime();
        try (Plan plan = planner.plan(spec, PlanOptions.of(PlanMode.WISDOM_ONLY))) {
          lines.add(line("stored", spec.text(), System.nanoTime() - begin));
          require(plan, PlanSource.STORE);
        }
      }
    }
    return lines;
  }

  private static void search(Path root, List<PlanSpec> specs) {
    try (Planner planner = new Planner(root)) {
      planner.tune(specs, TuneOptions.DEFAULTS, progress -> true);
      if (planner.statistics().helpersStarted() < specs.size()) {
        throw new IllegalStateException("the searches were not those of a helper process");
      }
    }
  }

  private static void require(Plan plan, PlanSource source) {
    if (plan.source() != source) {
      throw new IllegalStateException(
          plan.spec() + " is " + plan.source() + ", expected " + source);
    }
  }

  private static String line(String name, String spec, long ns) {
    return name + " " + spec + " " + ns;
  }
}
