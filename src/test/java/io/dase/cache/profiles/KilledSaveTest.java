// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.format.NdArray;
import io.dase.cache.testing.Eventually;
import io.dase.cache.testing.OpenCache;
import io.dase.cache.testing.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that is killed while it saves leaves the snapshot before as the latest. */
class KilledSaveTest extends OpenCache {
  private static final NdArray BEFORE = NdArray.of(new double[] {1, 2, 3}, 3);

  /** Rows are written twice: to the checksum, and to the file. */
  @ParameterizedTest
  @ValueSource(ints = {0, 63, 64, 100, 127})
  void theSnapshotBeforeIsTheLatest(int row) throws Exception {
    Snapshots snapshots = new Snapshots(cache);
    snapshots.save("orbit", 1, Map.of("psi", BEFORE));
    Path mark = folder.resolve("mark");

    kill(start(mark, row), mark);

    assertThat(snapshots.latest("orbit").orElseThrow().step()).isEqualTo(1);
    assertThat(snapshots.latest("orbit").orElseThrow().arrays()).isEqualTo(Map.of("psi", BEFORE));
    assertThat(snapshots.list("orbit")).hasSize(1);
    snapshots.save("orbit", 2, Map.of("psi", BEFORE));
    assertThat(snapshots.latest("orbit").orElseThrow().step()).isEqualTo(2);
  }

  private Process start(Path mark, int row) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    File output = folder.resolve("child.out").toFile();
    return new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            SaveUntilKilled.class.getName(),
            root.toString(),
            mark.toString(),
            Integer.toString(row))
        .redirectErrorStream(true)
        .redirectOutput(output)
        .start();
  }

  private static void kill(Process child, Path mark) throws Exception {
    try {
      Eventually.await(() -> Files.exists(mark) || !child.isAlive());
      assertThat(child.isAlive()).isTrue();
      Processes.signal(child, "KILL");
      assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(child.exitValue()).isEqualTo(128 + 9);
    } finally {
      child.destroyForcibly();
    }
  }

  /** What the child does: writes rows up to one of them, says so, and waits for its end. */
  static final class SaveUntilKilled {
    private static final int ROWS = 64;

    public static void main(String[] args) {
      int last = Integer.parseInt(args[2]);
      int[] written = {0};
      GreatField field =
          new GreatField(ROWS, 1 << 14) {
            @Override
            void wrote(int row) throws IOException {
              if (written[0]++ == last) {
                Files.createFile(Path.of(args[1]));
                waitForTheEnd();
              }
            }
          };
      try (Snapshots snapshots = new Snapshots(Path.of(args[0]))) {
        snapshots.saveStreamed("orbit", 2, Map.of("psi", field));
      }
    }

    private static void waitForTheEnd() {
      Object never = new Object();
      synchronized (never) {
        while (true) {
          try {
            never.wait();
          } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts", e);
          }
        }
      }
    }
  }
}
