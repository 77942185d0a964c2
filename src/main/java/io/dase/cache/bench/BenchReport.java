// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of benchmarks. Immutable value; safe from any thread.
 *
 * @param generatedAt when it began, by the wall clock
 * @param version of the library
 * @param machine what it ran on, by name: processor, JVM, file system
 * @param iterations samples of each time, unless a row has fewer
 * @param sections in the order of {@link Benchmark}
 */
public record BenchReport(
    Instant generatedAt,
    String version,
    Map<String, String> machine,
    int iterations,
    List<Section> sections) {
  public BenchReport {
    machine = Collections.unmodifiableMap(new LinkedHashMap<>(machine));
    sections = List.copyOf(sections);
  }

  /** What a benchmark measured, if it is in this run. */
  public Optional<Section> section(Benchmark benchmark) {
    return sections.stream().filter(section -> section.benchmark() == benchmark).findFirst();
  }
}
