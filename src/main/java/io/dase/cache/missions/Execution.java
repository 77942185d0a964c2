// SPDX-License-Identifier: MIT
package io.dase.cache.missions;

import io.dase.cache.missions.StepOutcome.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs steps in threads of its own, each when its parents are done. Used by one thread, once. */
final class Execution {
  private final List<Step<?>> steps;
  private final Map<String, StepRun<?>> runs;

  Execution(List<Step<?>> steps, Map<String, StepRun<?>> runs) {
    this.steps = steps;
    this.runs = runs;
  }

  /** Returns when no step runs any more. */
  void run(int parallelism) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(parallelism, Math.max(1, steps.size())), Execution::daemon);
    try {
      Map<String, CompletableFuture<Boolean>> done = new HashMap<>();
      for (Step<?> step : steps) {
        done.put(step.name(), start(step, done, threads));
      }
      CompletableFuture.allOf(done.values().toArray(CompletableFuture[]::new)).get();
    } catch (InterruptedException e) {
      interrupt(threads);
      throw failure("the mission was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a step ended without an outcome", e.getCause());
    } finally {
      threads.shutdown();
    }
    List<Throwable> failures =
        runs.values().stream().map(StepRun::failure).filter(Objects::nonNull).toList();
    if (!failures.isEmpty()) {
      throw failure("the mission failed", null);
    }
  }

  private CompletableFuture<Boolean> start(
      Step<?> step, Map<String, CompletableFuture<Boolean>> done, ExecutorService threads) {
    List<CompletableFuture<Boolean>> parents = step.parents().stream().map(done::get).toList();
    return CompletableFuture.allOf(parents.toArray(CompletableFuture[]::new))
        .thenApplyAsync(
            nothing ->
                parents.stream().allMatch(CompletableFuture::join) && runs.get(step.name()).run(),
            threads);
  }

  /** Interrupts the steps that run, and waits for their end, which is theirs to decide. */
  private static void interrupt(ExecutorService threads) {
    threads.shutdownNow();
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        continue;
      }
    }
    Thread.currentThread().interrupt();
  }

  private MissionFailedException failure(String what, InterruptedException interruption) {
    List<StepOutcome> outcomes = outcomes();
    List<Throwable> causes =
        runs.values().stream().map(StepRun::failure).filter(Objects::nonNull).toList();
    List<String> failed =
        named(outcomes, State.FAILED).stream()
            .map(step -> step + " (" + runs.get(step).failure() + ")")
            .toList();
    return new MissionFailedException(
        "%s: steps %s failed, %s did not start; the results of the others are stored, run it again"
            .formatted(what, failed, named(outcomes, State.SKIPPED)),
        outcomes,
        interruption == null ? causes : List.of(interruption));
  }

  private List<StepOutcome> outcomes() {
    return runs.values().stream().map(StepRun::outcome).toList();
  }

  private static List<String> named(List<StepOutcome> outcomes, State state) {
    return outcomes.stream()
        .filter(outcome -> outcome.state() == state)
        .map(StepOutcome::step)
        .toList();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "dase-mission");
    thread.setDaemon(true);
    return thread;
  }
}
