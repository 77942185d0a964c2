// SPDX-License-Identifier: MIT
package io.dase.cache.missions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts steps so that each comes after its parents. Stateless; safe from any thread. */
final class StepOrder {
  private StepOrder() {}

  /**
   * @throws IllegalArgumentException as {@link MissionGraph#of}
   */
  static List<Step<?>> of(List<? extends Step<?>> steps) {
    Map<String, Step<?>> waiting = new LinkedHashMap<>();
    for (Step<?> step : steps) {
      if (waiting.put(step.name(), step) != null) {
        throw new IllegalArgumentException(
            "found two steps named '" + step.name() + "'; expected each name once");
      }
    }
    for (Step<?> step : steps) {
      for (String parent : step.parents()) {
        if (!waiting.containsKey(parent)) {
          throw new IllegalArgumentException(
              "step '%s' has the parent '%s'; expected one of %s"
                  .formatted(step.name(), parent, waiting.keySet()));
        }
      }
    }
    return sorted(waiting);
  }

  private static List<Step<?>> sorted(Map<String, Step<?>> waiting) {
    List<Step<?>> sorted = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    while (!waiting.isEmpty()) {
      int before = done.size();
      waiting
          .values()
          .removeIf(
              step -> {
                boolean ready = done.containsAll(step.parents());
                if (ready) {
                  done.add(step.name());
                  sorted.add(step);
                }
                return ready;
              });
      if (done.size() == before) {
        throw new IllegalArgumentException(
            "steps " + cycle(waiting) + " wait for each other; expected no cycle");
      }
    }
    return List.copyOf(sorted);
  }

  /** From any step that waits, upwards until one comes again. */
  private static List<String> cycle(Map<String, Step<?>> waiting) {
    List<String> path = new ArrayList<>();
    String at = waiting.keySet().iterator().next();
    while (!path.contains(at)) {
      path.add(at);
      at =
          waiting.get(at).parents().stream().filter(waiting::containsKey).findFirst().orElseThrow();
    }
    return path.subList(path.indexOf(at), path.size());
  }
}
