// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.core.CacheException;
import io.dase.cache.core.LibraryVersion;
import io.dase.cache.maintenance.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs benchmarks one after another. Immutable; safe from any thread, but two runs at a time
 * measure each other.
 *
 * @param root a cache folder, in which a folder of the run's own is made and removed again, so that
 *     its file system is measured; nothing else in it is touched. Empty: the system's temporary
 *     folder
 * @param engine the program {@code dase_engine}; empty: the environment's, see the command's help
 * @param iterations samples of each time, at least 1
 */
public record BenchRun(Optional<Path> root, Optional<Path> engine, int iterations) {
  /**
   * @throws IllegalArgumentException for less than one iteration
   */
  public BenchRun {
    if (iterations < 1) {
      throw new IllegalArgumentException(
          "iterations is " + iterations + "; expected at least 1 sample");
    }
  }

  /**
   * Runs them in the order of {@link Benchmark}. Where there are several, one that this machine has
   * no library or program for is left out, with the reason as its note.
   *
   * @param listener hears of each that is done, in the calling thread
   * @throws CacheException if the only one cannot run
   * @throws IOException if the folder cannot be made, written or removed
   */
  public BenchReport of(Set<Benchmark> benchmarks, Consumer<? super Section> listener)
      throws IOException {
    String load = Machine.load();
    Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (WorkFolder folder =
        root.isPresent() ? WorkFolder.inside(root.get(), "bench") : WorkFolder.temporary("bench")) {
      Workplace workplace = new Workplace(folder, new Stopwatch(iterations), engine);
      List<Section> sections = new ArrayList<>();
      for (Benchmark benchmark : Benchmark.values()) {
        if (benchmarks.contains(benchmark)) {
          Section section =
              benchmarks.size() == 1 ? benchmark.in(workplace) : orReason(benchmark, workplace);
          sections.add(section);
          listener.accept(section);
        }
      }
      return new BenchReport(
          begin, LibraryVersion.VERSION, Machine.of(folder.next(), load), iterations, sections);
    }
  }

  private static Section orReason(Benchmark benchmark, Workplace workplace) throws IOException {
    try {
      return benchmark.in(workplace);
    } catch (CacheException e) {
      return Section.leftOut(benchmark, e.getMessage());
    }
  }
}
