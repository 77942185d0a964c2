// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.fftw.Coverage;
import io.dase.cache.fftw.CoverageState;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.PlannerOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What this machine has wisdom for, key by key. Immutable value; safe from any thread.
 *
 * @param unavailable why nothing is known; empty if it is
 * @param keys by key: how many problems are in which state; states without any are absent
 */
public record WisdomCoverage(String unavailable, Map<String, Map<CoverageState, Long>> keys) {
  public WisdomCoverage {
    Map<String, Map<CoverageState, Long>> copy = new TreeMap<>();
    keys.forEach((key, counts) -> copy.put(key, new EnumMap<>(counts)));
    keys = Collections.unmodifiableMap(copy);
  }

  /** Of these problems; nothing is planned. */
  public static WisdomCoverage of(Path root, Optional<Path> systemRoot, List<PlanSpec> problems) {
    Map<String, Map<CoverageState, Long>> keys = new TreeMap<>();
    for (Coverage each : coverage(root, systemRoot, problems)) {
      keys.computeIfAbsent(each.spec().key().text(), key -> new EnumMap<>(CoverageState.class))
          .merge(each.state(), 1L, Long::sum);
    }
    return new WisdomCoverage("", keys);
  }

  /** Where the native library cannot be used. */
  public static WisdomCoverage unavailable(NativeLibraryException cause) {
    return new WisdomCoverage(cause.getMessage(), Map.of());
  }

  /** Problems in a state, of all keys. */
  public long count(CoverageState state) {
    return keys.values().stream().mapToLong(counts -> counts.getOrDefault(state, 0L)).sum();
  }

  private static List<Coverage> coverage(
      Path root, Optional<Path> systemRoot, List<PlanSpec> problems) {
    if (problems.isEmpty()) {
      return new ArrayList<>();
    }
    try (Planner planner = new Planner(root, systemRoot, PlannerOptions.DEFAULTS)) {
      return planner.coverage(problems);
    }
  }
}
