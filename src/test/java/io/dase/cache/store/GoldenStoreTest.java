// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Digests;
import io.dase.cache.core.MissReason;
import io.dase.cache.core.Variant;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenStoreTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("dase.source.dir", ".")).resolve("wisdom/golden");

  @TempDir Path folder;

  @Test
  void aStoreWrittenTodayHasTheSameBytes() throws IOException {
    GoldenStore.write(folder);

    assertThat(contents(folder)).isEqualTo(contents(GOLDEN.resolve("store-java")));
  }

  @Test
  void recordsWrittenTodayHaveTheSameBytes() {
    assertThat(GOLDEN.resolve("records-java.jsonl")).hasBinaryContent(GoldenStore.records());
  }

  @Test
  void theGoldenStoreSaysWhatItShould() throws IOException {
    Path root = copy(GOLDEN.resolve("store-java"));
    try (Store store = Store.open(root)) {
      Entry entry = store.get(CacheKey.of("source_maps", "two generations")).entry().orElseThrow();
      assertThat(entry.record().generation()).isEqualTo(2);
      assertThat(entry.record().schema()).isEqualTo(2);
      assertThat(new String(entry.bytes())).isEqualTo("[2]");
      assertThat(store.get(CacheKey.of("source_maps", "deleted")).reason())
          .contains(MissReason.DELETED);
      assertThat(store.get(CacheKey.of("source_maps", "expired")).reason())
          .contains(MissReason.EXPIRED);
      assertThat(store.get(CacheKey.of("fftw_wisdom", "fft_1d_8"), GoldenStore.VARIANT, 0).isHit())
          .isTrue();
    }
  }

  @Test
  void theStoreThatCppWroteSaysWhatItsTableSays() throws IOException {
    try (Store store = Store.open(copy(GOLDEN.resolve("store-cpp")))) {
      for (String line : Files.readAllLines(GOLDEN.resolve("store-cpp.tsv"))) {
        String[] fields = line.split("\t", -1);
        Lookup lookup =
            store.get(key(fields), new Variant(fields[2], "", ""), Long.parseLong(fields[3]));
        if (fields[4].equals("live")) {
          Record record = lookup.entry().orElseThrow().record();
          assertThat(record.sha256()).as(line).isEqualTo(fields[5]);
        } else {
          assertThat(lookup.reason().orElseThrow().name())
              .as(line)
              .isEqualToIgnoringCase(fields[4]);
        }
      }
    }
  }

  private static CacheKey key(String[] fields) throws IOException {
    return CacheKey.of(fields[0], new ObjectMapper().readValue(fields[1], String.class));
  }

  static Stream<Path> goldenStores() throws IOException {
    List<Path> stores = new ArrayList<>();
    for (String name : GOLDEN.toFile().list()) {
      if (name.startsWith("store-") && Files.isDirectory(GOLDEN.resolve(name))) {
        stores.add(GOLDEN.resolve(name));
      }
    }
    return stores.stream();
  }

  @ParameterizedTest
  @MethodSource("goldenStores")
  void everyGoldenStoreIsWholeAndReadable(Path golden) throws IOException {
    Path root = copy(golden);
    try (Store store = Store.open(root)) {
      assertThat(store.health().validate()).noneMatch(Finding::isBad);
      List<Record> records = store.list().toList();
      assertThat(records).isNotEmpty();
      for (Record record : records) {
        if (record.expiresMs() == 0) {
          Variant variant = record.variant();
          Entry entry = store.get(record.key(), variant, 0).entry().orElseThrow();
          assertThat(Digests.sha256Hex(entry.bytes())).isEqualTo(record.sha256());
          assertThat(store.headPath(entry)).isSymbolicLink();
        }
      }
    }
  }

  private Path copy(Path golden) throws IOException {
    Path target = folder.resolve("copy");
    Files.walkFileTree(
        golden,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(target.resolve(golden.relativize(path)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(path, target.resolve(golden.relativize(path)), LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
          }
        });
    return target;
  }

  private static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : StoreFiles.files(root)) {
      contents.put(root.relativize(file).toString(), Digests.sha256Hex(Files.readAllBytes(file)));
    }
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path link : walk.filter(Files::isSymbolicLink).toList()) {
        contents.put(root.relativize(link).toString(), Files.readSymbolicLink(link).toString());
      }
    }
    return contents;
  }
}
