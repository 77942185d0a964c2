// SPDX-License-Identifier: MIT
package io.dase.cache.missions;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.ChildJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissionProcessesTest {
  private static final int PROCESSES = 2;

  @TempDir private Path folder;

  @Test
  void processesThatRunOneMissionAtOnceComputeEachStepOnce() throws Exception {
    Path journal = folder.resolve("journal");
    ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
    try {
      List<Future<String>> results = new ArrayList<>();
      for (int i = 0; i < PROCESSES; i++) {
        results.add(
            threads.submit(
                () ->
                    ChildJvm.of(MissionWorker.class)
                        .run(folder.resolve("cache"), journal, PROCESSES)));
      }
      for (Future<String> result : results) {
        assertThat(result.get()).isEqualTo("3.0");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(MissionWorker.count(journal, "kernel")).isEqualTo(1);
    assertThat(MissionWorker.count(journal, "field")).isEqualTo(1);
  }
}
