// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static io.dase.cache.store.Values.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadsTest extends OpenStore {
  private static final CacheKey WISDOM = new CacheKey(Category.FFTW_WISDOM, "fft_1d_64");
  private static final Variant FIRST = new Variant("1".repeat(16), "h", "s1");
  private static final Variant SECOND = new Variant("2".repeat(16), "h", "s2");

  private Path head;

  @BeforeEach
  void open() {
    head = root.resolve("fftw_wisdom/fft_1d_64.wisdom");
  }

  @Test
  void aHeadIsARelativeLinkToTheBlob() throws IOException {
    store.put(WISDOM, value("one", "wisdom"));

    Path target = Files.readSymbolicLink(head);
    assertThat(target.isAbsolute()).isFalse();
    assertThat(target.toString()).startsWith("../.store/blobs/");
    assertThat(head).hasContent("one");
  }

  @Test
  void aMovedStoreKeepsItsHeads(@TempDir Path elsewhere) throws IOException {
    store.put(WISDOM, value("one", "wisdom"));
    Path moved = elsewhere.resolve("moved");
    Files.move(root.resolve(".store"), Files.createDirectory(moved).resolve(".store"));
    Files.move(root.resolve("fftw_wisdom"), moved.resolve("fftw_wisdom"));

    assertThat(moved.resolve("fftw_wisdom/fft_1d_64.wisdom")).hasContent("one");
  }

  @Test
  void anotherExtensionTakesTheOldHeadAway() {
    store.put(WISDOM, value("one", "wisdom"));
    store.put(WISDOM, value("two", "bin"));

    assertThat(exists(head)).isFalse();
    assertThat(root.resolve("fftw_wisdom/fft_1d_64.bin")).hasContent("two");
  }

  @Test
  void deletingTheOnlyVariantRemovesTheHead() {
    store.put(WISDOM, value("one", "wisdom"), FIRST);
    store.delete(WISDOM, FIRST);

    assertThat(exists(head)).isFalse();
  }

  @Test
  void deletingOneOfTwoVariantsLeadsTheHeadToTheOther() {
    store.put(WISDOM, value("one", "wisdom"), FIRST);
    store.put(WISDOM, value("two", "wisdom"), SECOND);
    store.delete(WISDOM, SECOND);

    assertThat(head).hasContent("one");
  }

  @Test
  void aFileThatIsNoHeadStays() throws IOException {
    Files.createDirectories(head.getParent());
    Files.writeString(head, "mine");

    assertThat(store.put(WISDOM, value("one", "wisdom")).isWritten()).isTrue();
    store.delete(WISDOM, Variant.NONE);

    assertThat(head).hasContent("mine");
  }

  @Test
  void aLinkToElsewhereStays() throws IOException {
    Path elsewhere = Files.writeString(root.resolve("elsewhere"), "mine");
    Files.createDirectories(head.getParent());
    Files.createSymbolicLink(head, elsewhere);

    store.put(WISDOM, value("one", "wisdom"));

    assertThat(Files.readSymbolicLink(head)).isEqualTo(elsewhere);
  }

  @Test
  void aLostHeadComesBackWithTheNextPutOfTheSameValue() throws IOException {
    store.put(WISDOM, value("one", "wisdom"));
    Files.delete(head);

    store.put(WISDOM, value("one", "wisdom"));

    assertThat(head).hasContent("one");
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
