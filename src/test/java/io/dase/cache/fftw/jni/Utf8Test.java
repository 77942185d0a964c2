// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  @Test
  void nulAndSupplementaryCharactersAreEncodedAsStandardUtf8() {
    assertThat(Utf8.encode("key", "a\0\ud83d\ude00"))
        .containsExactly('a', 0, 0xf0, 0x9f, 0x98, 0x80);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udc00b", "\ude00\ud83d"})
  void aLoneSurrogateIsRefusedByTheArgumentsName(String text) {
    assertThatThrownBy(() -> Utf8.encode("key", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key holds a lone surrogate");
  }

  @Test
  void nullIsRefusedByTheArgumentsName() {
    assertThatThrownBy(() -> Utf8.encode("key", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("key is null");
    assertThatThrownBy(() -> Utf8.path("root", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("root is null");
  }

  @Test
  void aPathKeepsEveryByteThatTheSystemKnowsItBy() {
    byte[] bytes = Utf8.path("root", Path.of(URI.create("file:///a%20b/%FF%25/c")));
    assertThat(bytes).containsExactly('/', 'a', ' ', 'b', '/', 0xff, '%', '/', 'c');
  }

  @Test
  void aFolderHasNoSlashAtItsEndAndARelativePathBecomesAbsolute(@TempDir Path folder) {
    assertThat(new String(Utf8.path("root", folder), StandardCharsets.UTF_8))
        .isEqualTo(folder.toString());
    assertThat(new String(Utf8.path("root", Path.of("x")), StandardCharsets.UTF_8))
        .isEqualTo(Path.of("x").toAbsolutePath().toString());
    assertThat(Utf8.path("root", Path.of("/"))).containsExactly('/');
  }

  @Test
  void aPathInsideAnArchiveIsRefused(@TempDir Path folder) throws IOException {
    URI archive = URI.create("jar:" + folder.resolve("a.zip").toUri());
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      assertThatThrownBy(() -> Utf8.path("root", zip.getPath("/x")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("root is in")
          .hasMessageContaining("expected the default file system");
    }
  }
}
