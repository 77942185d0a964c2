// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static io.dase.cache.store.Values.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.MissReason;
import io.dase.cache.testing.Processes;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipes, folders and links in place of the store's own files. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFilesTest extends OpenStore {

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

    assertThat(store.usage().totals().use(KEY).hits()).isEqualTo(1);
    assertThat(warnings).isEmpty();
  }

  @Test
  void validationReadsNoPipe() throws IOException {
    store.put(KEY, value("x"));
    replace("pipe", StoreFiles.blobs(root).get(0));
    replace("pipe", StoreFiles.records(root).get(0));

    assertThat(store.health().validate()).filteredOn(Finding::isBad).hasSize(2);
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
}
