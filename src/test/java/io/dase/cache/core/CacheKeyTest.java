// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheKeyTest {
  private static final Path KEYS =
      Path.of(System.getProperty("dase.source.dir", ".")).resolve("wisdom/keys.tsv");

  @Test
  void everyLineOfTheKeyTableHolds() throws IOException {
    List<String> lines =
        Files.readAllLines(KEYS).stream().filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      CacheKey key = CacheKey.of(fields[0], new ObjectMapper().readValue(fields[1], String.class));

      assertThat(key.key32()).as(line).isEqualTo(fields[2]);
      assertThat(key.headStem()).as(line).isEqualTo(fields[3]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9a", "_a", "A", "a-b", "a/b", "a.b", "é", "..", "a\n"})
  void otherCategoryNamesAreRefused(String name) {
    assertThatThrownBy(() -> new Category(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("category");
  }

  @Test
  void aCategoryHasAtMost64Letters() {
    assertThat(new Category("a".repeat(64)).name()).hasSize(64);
    assertThatThrownBy(() -> new Category("a".repeat(65)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKeyHasAtMost1024BytesInUtf8() {
    assertThat(new CacheKey(Category.STENCILS, "\u00e9".repeat(512)).headStem()).hasSize(183);
    assertThatThrownBy(() -> new CacheKey(Category.STENCILS, "\u00e9".repeat(512) + "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1025");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00", "\ud800x", "\ud800\ud800\udc00"})
  void loneSurrogatesAreRefused(String key) {
    assertThatThrownBy(() -> new CacheKey(Category.STENCILS, key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("surrogate");
  }

  @Test
  void anEmptyKeyIsRefused() {
    assertThatThrownBy(() -> new CacheKey(Category.STENCILS, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keysAreOrderedByTheirUtf8Bytes() {
    CacheKey last = new CacheKey(Category.STENCILS, "\ud83d\ude00");
    CacheKey first = new CacheKey(Category.STENCILS, "\uffee");

    assertThat(first).isLessThan(last);
    assertThat(new CacheKey(Category.SOURCE_MAPS, "z")).isLessThan(first);
  }
}
