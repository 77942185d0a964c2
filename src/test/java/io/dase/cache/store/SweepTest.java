// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Variant;
import io.dase.cache.store.Census.ChainFiles;
import io.dase.cache.store.Census.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SweepTest {
  private static final String NAMED = "named.bin";
  private static final String UNNAMED = "unnamed.bin";
  private static final String IN_TRASH = "trash.bin";

  @Test
  void whatGoesBackIsInTheBooksAgain() throws IOException {
    Sweep sweep = reclaimed(List.of(UNNAMED, IN_TRASH));

    assertThat(sweep.used()).isEqualTo(census().usedBytes());
    assertThat(sweep.removed()).isEmpty();
  }

  @Test
  void whatAnotherTookAndBroughtBackIsNotCountedTwice() throws IOException {
    Sweep sweep = reclaimed(List.of(NAMED, "unheard-of.bin"));

    assertThat(sweep.used())
        .isEqualTo(census().usedBytes() - bytes(UNNAMED) - bytes(IN_TRASH))
        .isEqualTo(bytes(NAMED));
    assertThat(sweep.removed()).extracting(Removal::name).containsExactly(UNNAMED, IN_TRASH);
  }

  private static Sweep reclaimed(List<String> goBack) throws IOException {
    Sweep sweep = new Sweep(census(), new GoesBack(goBack));
    sweep.reclaim();
    return sweep;
  }

  private static Census census() {
    CacheKey key = new CacheKey(new Category("surrogates"), "pressure");
    ChainFiles chain =
        new ChainFiles(
            key, Variant.NONE, 1, true, false, 0, 0, 0, NAMED, Set.of(NAMED), 0, 0, List.of());
    return new Census(
        List.of(chain),
        Map.of(NAMED, file(NAMED), UNNAMED, file(UNNAMED)),
        Map.of(IN_TRASH, file(IN_TRASH)),
        List.of(),
        true);
  }

  private static StoredFile file(String name) {
    return new StoredFile(Path.of(name), bytes(name), 0);
  }

  private static long bytes(String name) {
    return 4096L * name.length();
  }

  /** A store in which others name again what is in the trash. */
  private record GoesBack(List<String> names) implements Sweep.Actions {
    @Override
    public boolean evict(ChainFiles chain) {
      return true;
    }

    @Override
    public void bury(ChainFiles chain) {}

    @Override
    public void trash(String blobName) {}

    @Override
    public List<String> emptyTrash() {
      return names;
    }
  }
}
