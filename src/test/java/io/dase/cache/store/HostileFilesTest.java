// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.MissReason;
import io.dase.cache.testing.Processes;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipes, folders and links in place of the store's own files. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFilesTest {
  private static final CacheKey KEY = new CacheKey(Category.SOURCE_MAPS, "map_1");

  @TempDir Path root;
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(root, StoreOptions.defaults().withWarn(warnings::add));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipe", "folder", "link", "loop"})
  void aMarkerThatIsNoFileRefusesTheStore(String kind) throws IOException {
    place(kind, root.resolve(".store/STORE"));

    assertThat(store.put(KEY, value("x")).isStored()).isFalse();
    assertThat(store.get(KEY).reason()).contains(MissReason.SCHEMA);
    assertThat(store.list()).isEmpty();
    assertThat(warnings).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format\":\"dase-store\",\"major\":\"1\"}",
        "{\"format\":\"dase-store\",\"major\":1.5}",
        "{\"format\":\"dase-store\",\"major\":4294967297}",
        "{\"format\":\"dase-store\",\"major\":1,\"minor\":null}",
        "{\"format\":\"dase-store\",\"major\":1} more",
        "[1]",
        ""
      })
  void aMarkerThatIsNoObjectOfIntegersAndStringsRefusesTheStore(String marker) throws IOException {
    Files.writeString(Files.createDirectories(root.resolve(".store")).resolve("STORE"), marker);

    assertThat(store.put(KEY, value("x")).isStored()).isFalse();
    assertThat(store.get(KEY).reason()).contains(MissReason.SCHEMA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipe", "folder", "link", "loop"})
  void aBlobThatIsNoFileIsReplacedByTheNextPut(String kind) throws IOException {
    store.put(KEY, value("x"));
    replace(kind, StoreFiles.blobs(root).get(0));

    assertThat(store.put(KEY, value("x")).isStored()).isTrue();
    assertThat(store.get(KEY).entry().orElseThrow().bytes()).asString().isEqualTo("x");
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipe", "folder", "link", "loop"})
  void aRecordThatIsNoFileKeepsItsNumberAndIsSkipped(String kind) throws IOException {
    store.put(KEY, value("x"));
    store.put(KEY, value("y"));
    replace(kind, StoreFiles.records(root).get(1));

    assertThat(store.get(KEY).entry().orElseThrow().bytes()).asString().isEqualTo("x");
    assertThat(store.put(KEY, value("z")).generation()).isEqualTo(3);
    assertThat(store.get(KEY).entry().orElseThrow().bytes()).asString().isEqualTo("z");
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipe", "folder", "link", "loop"})
  void countsThatAreNoFileAreLeftOut(String kind) throws IOException {
    store.put(KEY, value("x"));
    store.get(KEY);
    place(kind, root.resolve(".store/stats/" + "0".repeat(32) + ".json"));

    assertThat(store.usage().use(KEY).hits()).isEqualTo(1);
    assertThat(warnings).isEmpty();
  }

  @Test
  void validationReadsNoPipe() throws IOException {
    store.put(KEY, value("x"));
    replace("pipe", StoreFiles.blobs(root).get(0));
    replace("pipe", StoreFiles.records(root).get(0));

    assertThat(store.validate()).filteredOn(Finding::isBad).hasSize(2);
  }

  private static void replace(String kind, Path file) throws IOException {
    Files.move(file, file.resolveSibling("moved"));
    place(kind, file);
  }

  /** A link leads to a good file where one was moved away, else nowhere. */
  private static void place(String kind, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    switch (kind) {
      case "pipe" -> Processes.run(List.of("mkfifo", file.toString())).succeeded();
      case "folder" -> Files.createDirectory(file);
      case "link" -> Files.createSymbolicLink(file, Path.of("moved"));
      case "loop" -> Files.createSymbolicLink(file, file.getFileName());
      default -> throw new AssertionError(kind);
    }
  }

  private static NewEntry value(String text) {
    return NewEntry.of(text.getBytes(StandardCharsets.UTF_8), "bin");
  }
}
