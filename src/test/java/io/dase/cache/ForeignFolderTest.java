// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.AnotherUser;
import io.dase.cache.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache that belongs to somebody else: root ignores modes, so another user does it. */
class ForeignFolderTest {
  @TempDir Path folder;

  @Test
  void whatIsReadableIsServedAndTheRestIsComputed() throws Exception {
    assertThat(asNobody("rwxr-xr-x"))
        .isEqualTo("stored [1.0], computed [2.0], saved false, deleted false, warnings 1\n");
  }

  @Test
  void aFolderThatCannotBeEnteredDegradesToComputing() throws Exception {
    assertThat(asNobody("rwx------"))
        .isEqualTo("stored null, computed [2.0], saved false, deleted false, warnings 1\n");
  }

  private String asNobody(String rights) throws IOException {
    AnotherUser.assumePossible();
    Path root = Files.createDirectory(folder.resolve("cache"));
    try (CacheManager cache = new CacheManager(root)) {
      cache.save("source_maps", "stored", new double[] {1});
    }
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString(rights));
    return AnotherUser.run(ChildJvm.of(Visitor.class), folder, root);
  }

  /** What the other user does. */
  static final class Visitor {
    public static void main(String[] args) {
      int[] warnings = {0};
      CacheOptions defaults = CacheOptions.defaults();
      try (CacheManager cache =
          new CacheManager(
              Path.of(args[0]),
              defaults.withStore(defaults.store().withWarn(text -> warnings[0]++)))) {
        String stored =
            cache.load("source_maps", "stored", double[].class).map(Arrays::toString).orElse(null);
        double[] computed =
            cache.computeIfAbsent("source_maps", "other", double[].class, () -> new double[] {2});
        boolean saved = cache.save("source_maps", "third", new double[] {3});
        boolean deleted = cache.delete("source_maps", "stored");
        System.out.printf(
            "stored %s, computed %s, saved %s, deleted %s, warnings %d%n",
            stored, Arrays.toString(computed), saved, deleted, warnings[0]);
      }
    }
  }
}
