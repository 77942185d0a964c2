// SPDX-License-Identifier: MIT
package io.dase.cache.missions;

import io.dase.cache.CacheManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Runs a mission in a JVM of its own, and notes in a journal what it computes. */
final class MissionWorker {
  private MissionWorker() {}

  /**
   * @param args root, journal, how many processes run the mission
   */
  public static void main(String[] args) throws IOException {
    Path journal = Path.of(args[1]);
    MissionGraph mission =
        MissionGraph.builder()
            .step(
                "kernel",
                Map.of("alpha", 1.5),
                double[].class,
                parents -> {
                  note(journal, "kernel");
                  while (count(journal, "started") < Long.parseLong(args[2])) {
                    Thread.onSpinWait();
                  }
                  return new double[] {1.5};
                })
            .step(
                "field",
                List.of("kernel"),
                Map.of(),
                double[].class,
                parents -> {
                  note(journal, "field");
                  return new double[] {2 * parents.get("kernel", double[].class)[0]};
                })
            .build();
    try (CacheManager cache = new CacheManager(Path.of(args[0]))) {
      note(journal, "started");
      System.out.print(mission.run(cache).get("field", double[].class)[0]);
    }
  }

  static long count(Path journal, String line) throws IOException {
    return Files.readAllLines(journal).stream().filter(line::equals).count();
  }

  private static void note(Path journal, String line) throws IOException {
    Files.writeString(journal, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
