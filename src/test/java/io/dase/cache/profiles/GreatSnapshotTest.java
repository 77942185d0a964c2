// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.format.MappedArray;
import io.dase.cache.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A field much larger than the heap goes in and out. */
class GreatSnapshotTest {
  /** 256 MiB; {@code -Ddase.snapshot.rows=4096} makes it 4 GiB. */
  private static final int ROWS = Integer.getInteger("dase.snapshot.rows", 256);

  private static final int COLUMNS = 1 << 17;

  @TempDir Path folder;

  @Test
  void aFieldPassesThroughAHeapOf32Megabytes() {
    String printed = ChildJvm.of(SaveAndRead.class).with("-Xmx32m").run(folder, ROWS);
    assertThat(printed).isEqualTo("all " + (long) ROWS * COLUMNS + " elements are their numbers\n");
  }

  /** What the child does. */
  static final class SaveAndRead {
    public static void main(String[] args) throws IOException {
      try (Snapshots snapshots = new Snapshots(Path.of(args[0]))) {
        int rows = Integer.parseInt(args[1]);
        if (!snapshots.saveStreamed("great", 1, Map.of("psi", new GreatField(rows, COLUMNS)))) {
          throw new IOException("the snapshot was not stored");
        }
        MappedArray field = snapshots.latest("great").orElseThrow().fields().get("psi");
        long right = 0;
        for (long i = 0; i < field.size(); i++) {
          right += field.getDouble(i) == i ? 1 : 0;
        }
        System.out.printf("all %d elements are their numbers%n", right);
      }
    }
  }
}
