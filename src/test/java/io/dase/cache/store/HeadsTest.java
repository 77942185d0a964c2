// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadsTest {
  private static final CacheKey KEY = new CacheKey(Category.FFTW_WISDOM, "fft_1d_64");
  private static final Variant FIRST = new Variant("1".repeat(16), "h", "s1");
  private static final Variant SECOND = new Variant("2".repeat(16), "h", "s2");

  @TempDir Path root;
  private Store store;
  private Path head;

  @BeforeEach
  void open() {
    store = Store.open(root);
    head = root.resolve("fftw_wisdom/fft_1d_64.wisdom");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aHeadIsARelativeLinkToTheBlob() throws IOException {
    store.put(KEY, value("one", "wisdom"));

    Path target = Files.readSymbolicLink(head);
    assertThat(target.isAbsolute()).isFalse();
    assertThat(target.toString()).startsWith("../.store/blobs/");
    assertThat(head).hasContent("one");
  }

  @Test
  void aMovedStoreKeepsItsHeads(@TempDir Path elsewhere) throws IOException {
    store.put(KEY, value("one", "wisdom"));
    Path moved = elsewhere.resolve("moved");
    Files.move(root.resolve(".store"), Files.createDirectory(moved).resolve(".store"));
    Files.move(root.resolve("fftw_wisdom"), moved.resolve("fftw_wisdom"));

    assertThat(moved.resolve("fftw_wisdom/fft_1d_64.wisdom")).hasContent("one");
  }

  @Test
  void anotherExtensionTakesTheOldHeadAway() {
    store.put(KEY, value("one", "wisdom"));
    store.put(KEY, value("two", "bin"));

    assertThat(exists(head)).isFalse();
    assertThat(root.resolve("fftw_wisdom/fft_1d_64.bin")).hasContent("two");
  }

  @Test
  void deletingTheOnlyVariantRemovesTheHead() {
    store.put(KEY, value("one", "wisdom"), FIRST);
    store.delete(KEY, FIRST);

    assertThat(exists(head)).isFalse();
  }

  @Test
  void deletingOneOfTwoVariantsLeadsTheHeadToTheOther() {
    store.put(KEY, value("one", "wisdom"), FIRST);
    store.put(KEY, value("two", "wisdom"), SECOND);
    store.delete(KEY, SECOND);

    assertThat(head).hasContent("one");
  }

  @Test
  void aFileThatIsNoHeadStays() throws IOException {
    Files.createDirectories(head.getParent());
    Files.writeString(head, "mine");

    assertThat(store.put(KEY, value("one", "wisdom")).isWritten()).isTrue();
    store.delete(KEY, Variant.NONE);

    assertThat(head).hasContent("mine");
  }

  @Test
  void aLinkToElsewhereStays() throws IOException {
    Path elsewhere = Files.writeString(root.resolve("elsewhere"), "mine");
    Files.createDirectories(head.getParent());
    Files.createSymbolicLink(head, elsewhere);

    store.put(KEY, value("one", "wisdom"));

    assertThat(Files.readSymbolicLink(head)).isEqualTo(elsewhere);
  }

  @Test
  void aLostHeadComesBackWithTheNextPutOfTheSameValue() throws IOException {
    store.put(KEY, value("one", "wisdom"));
    Files.delete(head);

    store.put(KEY, value("one", "wisdom"));

    assertThat(head).hasContent("one");
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static NewEntry value(String text, String extension) {
    return NewEntry.of(text.getBytes(StandardCharsets.UTF_8), extension);
  }
}
