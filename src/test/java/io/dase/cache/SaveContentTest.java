// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.store.ContentWriter;
import io.dase.cache.testing.OpenCache;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values that a program writes piece by piece. */
class SaveContentTest extends OpenCache {
  private static final SaveOptions NOTED = SaveOptions.DEFAULTS.withMeta(Map.of("a", "b"));

  @Test
  void piecesOfAnySizeBecomeOneValueWithItsNotes() {
    boolean stored =
        cache.saveContent(
            "state_profiles",
            "pieces",
            "bin",
            out -> {
              out.write(1);
              out.write(new byte[] {2, 3});
              out.write(new byte[] {0, 4, 0}, 1, 1);
              out.write(new byte[100_000]);
            },
            NOTED);
    assertThat(stored).isTrue();
    byte[] value = cache.load("state_profiles", "pieces", byte[].class).orElseThrow();
    assertThat(value).hasSize(100_004).startsWith(1, 2, 3, 4, 0);
    assertThat(cache.info("state_profiles", "pieces").orElseThrow().meta()).isEqualTo(NOTED.meta());
    assertThat(root.resolve("state_profiles/pieces.bin")).hasBinaryContent(value);
  }

  @Test
  void aWriterThatFailsLeavesWhatTheKeyHeld() {
    cache.save("state_profiles", "kept", new double[] {1});
    ContentWriter source =
        out -> {
          out.write(new byte[200_000]);
          throw new IOException("the source broke");
        };
    ContentWriter program =
        out -> {
          throw new IllegalStateException("the program broke");
        };
    assertThatExceptionOfType(CacheIoException.class)
        .isThrownBy(() -> cache.saveContent("state_profiles", "kept", "npy", source, NOTED))
        .withMessageContaining("the source broke");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> cache.saveContent("state_profiles", "kept", "npy", program, NOTED))
        .withMessage("the program broke");
    assertThat(cache.load("state_profiles", "kept", double[].class)).hasValue(new double[] {1});
    assertThat(cache.list()).hasSize(1);
  }

  @Test
  void aBadExtensionIsRefusedBeforeAnythingIsWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                cache.saveContent(
                    "state_profiles",
                    "key",
                    ".NPY",
                    out -> {
                      throw new AssertionError("nothing is to be written");
                    },
                    NOTED));
  }
}
