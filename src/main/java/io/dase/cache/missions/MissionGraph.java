// SPDX-License-Identifier: MIT
package io.dase.cache.missions;

import io.dase.cache.CacheManager;
import io.dase.cache.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A mission: steps that take the results of others, without a cycle. A step's result is stored in
 * the category {@code mission_graph} under {@code <name>_<digest32>}, the digest of its name, its
 * parameters, its version and the keys of its parents. So a changed parameter gives a new key to
 * its step and to all below it, which run again; nothing else does.
 *
 * <p>Immutable; safe from any thread.
 */
public final class MissionGraph {
  private final List<Step<?>> steps;
  private final Map<String, Parameters> identities;

  private MissionGraph(List<Step<?>> steps) {
    this.steps = steps;
    this.identities = new HashMap<>();
    for (Step<?> step : steps) {
      identities.put(step.name(), identity(step));
    }
  }

  /**
   * A mission of these steps, in any order.
   *
   * @throws IllegalArgumentException if a name occurs twice, a parent is not among them, or steps
   *     wait for each other in a cycle
   */
  public static MissionGraph of(List<? extends Step<?>> steps) {
    Objects.requireNonNull(steps, "steps");
    return new MissionGraph(StepOrder.of(steps));
  }

  /** A mission to which steps are added one by one. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The key of a step's result.
   *
   * @throws IllegalArgumentException for an unknown step
   */
  public String key(String step) {
    Objects.requireNonNull(step, "step");
    Parameters identity = identities.get(step);
    if (identity == null) {
      throw new IllegalArgumentException(
          "step is '" + step + "'; expected one of " + steps.stream().map(Step::name).toList());
    }
    return identity.key();
  }

  /**
   * What {@link #run} would do now, in the order of {@link #steps}. Runs and stores nothing; lists
   * the category to tell what changed.
   */
  public List<StepPlan> explain(CacheManager cache) {
    Objects.requireNonNull(cache, "cache");
    return new Explainer(cache, identities).explain(steps);
  }

  /** As {@link #run(CacheManager, int)}, with as many steps at once as the machine has cores. */
  public MissionRun run(CacheManager cache) {
    return run(cache, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Makes every result that is not stored, each step as soon as its parents are done. A step that
   * another thread or process is computing is waited for, see {@link
   * io.dase.cache.CacheOptions#patience}. Results that a cache did not take are held by the run.
   *
   * @param parallelism how many steps may run at once, from 1
   * @throws MissionFailedException if a step fails, after those that do not depend on it; or if
   *     this thread is interrupted, which interrupts the steps
   * @throws IllegalStateException if the cache is closed
   */
  public MissionRun run(CacheManager cache, int parallelism) {
    Objects.requireNonNull(cache, "cache");
    if (parallelism < 1) {
      throw new IllegalArgumentException(
          "parallelism is " + parallelism + "; expected at least 1 step at once");
    }
    Map<String, StepRun<?>> runs = new LinkedHashMap<>();
    for (Step<?> step : steps) {
      Map<String, StepRun<?>> parents = new HashMap<>();
      step.parents().forEach(parent -> parents.put(parent, runs.get(parent)));
      runs.put(step.name(), new StepRun<>(cache, step, identities.get(step.name()), parents));
    }
    new Execution(steps, runs).run(parallelism);
    return new MissionRun(runs);
  }

  private Parameters identity(Step<?> step) {
    Map<String, String> parents = new HashMap<>();
    step.parents().forEach(parent -> parents.put(parent, identities.get(parent).key()));
    Map<String, Object> all = new HashMap<>();
    all.put("parameters", step.parameters().canonical());
    all.put("parents", parents);
    return Parameters.of(all).withVersion(step.parameters().version()).withName(step.name());
  }

  /** Steps to be joined into a mission. Used by one thread. */
  public static final class Builder {
    private final List<Step<?>> steps = new ArrayList<>();

    private Builder() {}

    /** Adds a step without parents, of version 1. */
    public <T> Builder step(
        String name, Map<String, ?> parameters, Class<T> type, Step.Work<T> work) {
      return step(name, List.of(), parameters, type, work);
    }

    /** Adds a step of version 1. */
    public <T> Builder step(
        String name,
        List<String> parents,
        Map<String, ?> parameters,
        Class<T> type,
        Step.Work<T> work) {
      return step(new Step<>(name, parents, Parameters.of(parameters), type, work));
    }

    /** Adds this step. */
    public Builder step(Step<?> step) {
      Objects.requireNonNull(step, "step");
      steps.add(step);
      return this;
    }

    /** As {@link MissionGraph#of}. */
    public MissionGraph build() {
      return of(steps);
    }
  }
}
