// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Variant;
import io.dase.cache.store.NewEntry;
import io.dase.cache.store.Store;
import io.dase.cache.testing.OpenCache;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The category that has variants, and another owner. */
class WisdomCategoryTest extends OpenCache {
  private static final CacheKey KEY = CacheKey.of("fftw_wisdom", "fft_1d_64");

  @Test
  void theWisdomOfAnyMachineIsReadable() {
    put("a".repeat(16), "older text");
    assertThat(text()).isEqualTo("older text");
    assertThat(cache.exists("fftw_wisdom", "fft_1d_64")).isTrue();
    assertThat(cache.why("fftw_wisdom", "fft_1d_64").isPresent()).isTrue();
    assertThat(cache.path("fftw_wisdom", "fft_1d_64").orElseThrow()).hasContent("older text");
  }

  @Test
  void eachVariantIsListed() {
    put("a".repeat(16), "one");
    put("b".repeat(16), "other");
    assertThat(cache.list("fftw_wisdom"))
        .extracting(info -> info.variant().id())
        .containsExactly("a".repeat(16), "b".repeat(16));
    assertThat(cache.stats().categories().get("fftw_wisdom").entries()).isEqualTo(2);
  }

  @Test
  void accessesOfAKeyAreCountedOnceInTheTotals() {
    put("a".repeat(16), "one");
    put("b".repeat(16), "other");
    text();
    assertThat(cache.stats().totalAccesses()).isEqualTo(1);
  }

  @Test
  void deletingAKeyRemovesEveryVariant() {
    put("a".repeat(16), "one");
    put("b".repeat(16), "other");
    assertThat(cache.delete("fftw_wisdom", "fft_1d_64")).isTrue();
    assertThat(cache.list()).isEmpty();
    assertThat(cache.load("fftw_wisdom", "fft_1d_64", byte[].class)).isEmpty();
  }

  @Test
  void deletingAKeyRemovesAVariantWhoseTextIsDamaged() {
    put("a".repeat(16), "one");
    StoreFiles.overwrite(StoreFiles.blobs(root).get(0), "two".getBytes());
    assertThat(cache.load("fftw_wisdom", "fft_1d_64", byte[].class)).isEmpty();
    assertThat(cache.delete("fftw_wisdom", "fft_1d_64")).isTrue();
    assertThat(cache.list()).isEmpty();
  }

  @Test
  void clearingRemovesEveryVariant() {
    put("a".repeat(16), "one");
    put("b".repeat(16), "other");
    assertThat(cache.clear("fftw_wisdom")).isEqualTo(2);
    assertThat(cache.list()).isEmpty();
  }

  @Test
  void wisdomIsRefusedForWriting() throws IOException {
    Path file = Files.writeString(folder.resolve("x.wisdom"), "x");
    assertRefused(() -> cache.save("fftw_wisdom", "fft_1d_64", new byte[1]));
    assertRefused(() -> cache.saveFile("fftw_wisdom", "fft_1d_64", file));
    assertRefused(
        () -> cache.computeIfAbsent("fftw_wisdom", "fft_1d_64", byte[].class, () -> new byte[1]));
    assertThat(cache.list()).isEmpty();
  }

  private static void assertRefused(ThrowingCallable write) {
    assertThatIllegalArgumentException()
        .isThrownBy(write)
        .withMessageContaining("fftw_wisdom/fft_1d_64")
        .withMessageContaining("FFTWWisdomHelper.saveWisdom");
  }

  private void put(String variantId, String text) {
    try (Store store = Store.open(root)) {
      store.put(
          KEY, NewEntry.of(text.getBytes(), "wisdom"), new Variant(variantId, "hard", "soft"));
    }
  }

  private String text() {
    return new String(cache.load("fftw_wisdom", "fft_1d_64", byte[].class).orElseThrow());
  }
}
