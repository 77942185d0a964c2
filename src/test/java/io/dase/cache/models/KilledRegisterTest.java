// SPDX-License-Identifier: MIT
package io.dase.cache.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.ChildJvm;
import io.dase.cache.testing.OpenCache;
import io.dase.cache.testing.StoreFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A program is killed while it registers one model after the other under the same name; {@code
 * -Ddase.models.kills=N} kills it more often.
 */
class KilledRegisterTest extends OpenCache {
  private static final int KILLS = Integer.getInteger("dase.models.kills", 3);
  private static final int MOST_ACKNOWLEDGED = 6;
  private static final int LONGEST_MS = 20;
  private static final String NAME = "waves";

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void theNameHoldsTheModelAcknowledgedLastOrTheNextAndWhole() throws Exception {
    ModelStore models = new ModelStore(cache);
    long first = 0;
    for (int i = 0; i < KILLS; i++) {
      long acknowledged = registerAndKill(first);

      byte[] stored = Files.readAllBytes(models.path(NAME).orElseThrow());
      long number = ByteBuffer.wrap(stored).getLong();
      assertThat(number).as("seed %d", seed).isBetween(acknowledged, acknowledged + 1);
      assertThat(stored).as("seed %d", seed).isEqualTo(content(number));
      first = number + 1;
    }

    cache.limits().collect(Duration.ZERO, false);
    assertThat(StoreFiles.files(root))
        .noneMatch(file -> file.getFileName().toString().startsWith(".t-"));
    assertThat(models.path(NAME).orElseThrow()).hasBinaryContent(content(first - 1));
  }

  /** The number of the model that the program said last that it had registered. */
  private long registerAndKill(long first) throws Exception {
    Process program = ChildJvm.of(RegisterUntilKilled.class).start(root, folder, first);
    try (BufferedReader lines = program.inputReader()) {
      int wanted = 1 + random.nextInt(MOST_ACKNOWLEDGED);
      String last = "";
      for (int i = 0; i < wanted; i++) {
        last = lines.readLine();
        assertThat(last).isNotNull();
      }
      program.waitFor(random.nextInt(LONGEST_MS), TimeUnit.MILLISECONDS);
      program.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line;
      }
      return Long.parseLong(last);
    } finally {
      program.destroyForcibly().waitFor();
    }
  }

  /** Small ones are digested by the thread that copies them, large ones by another. */
  private static byte[] content(long number) {
    byte[] content = new byte[number % 2 == 0 ? 50_000 : 3_000_000];
    new Random(number).nextBytes(content);
    ByteBuffer.wrap(content).putLong(number);
    return content;
  }

  /** What the program does: registers models, and says so, for ever. */
  static final class RegisterUntilKilled {
    public static void main(String[] args) throws IOException {
      Path file = Path.of(args[1], "model.bin");
      try (ModelStore models = new ModelStore(Path.of(args[0]))) {
        for (long number = Long.parseLong(args[2]); ; number++) {
          Files.write(file, content(number));
          if (!models.register(NAME, file)) {
            throw new IllegalStateException("model " + number + " was not registered");
          }
          System.out.println(number);
        }
      }
    }
  }
}
