// SPDX-License-Identifier: MIT
package io.dase.cache.missions;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A mission whose results are there. They are read from the cache of the run when they are asked
 * for, and made again if they were removed since. Safe from any thread; once that cache is closed
 * {@link #get} throws {@link IllegalStateException}.
 */
public final class MissionRun implements Results {
  private final Map<String, StepRun<?>> runs;
  private final List<StepOutcome> outcomes;

  MissionRun(Map<String, StepRun<?>> runs) {
    this.runs = runs;
    this.outcomes = runs.values().stream().map(StepRun::outcome).toList();
  }

  /** What became of every step, in the order of the mission. */
  public List<StepOutcome> outcomes() {
    return outcomes;
  }

  @Override
  public <T> T get(String step, Class<T> type) {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(type, "type");
    StepRun<?> run = runs.get(step);
    if (run == null) {
      throw new IllegalArgumentException(
          "step is '"
              + step
              + "'; expected one of "
              + outcomes.stream().map(StepOutcome::step).toList());
    }
    return run.value(type);
  }
}
