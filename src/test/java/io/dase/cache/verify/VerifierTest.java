// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
  @TempDir private Path root;

  @Test
  void everyCheckPassesHereAndIsHeardOfInTurn() {
    List<Verification> heard = new ArrayList<>();

    List<Verification> done = new Verifier().run(heard::add);

    assertThat(done).isEqualTo(heard).allMatch(Verification::passed, "passed");
    assertThat(done)
        .extracting(Verification::name)
        .contains(
            "NumPy",
            "JSON",
            "model",
            "binary caching",
            "access tracking",
            "cache operations",
            "wisdom round trip",
            "fft",
            "rfft",
            "dct1",
            "dst4",
            "dht",
            "hc2r")
        .hasSize(20);
  }

  @Test
  void ofEachKindOfTransformOnePlanOfEachPrecisionGoesThroughTheStore() {
    assertThat(new Verifier().run())
        .filteredOn(check -> check.detail().contains(" plans, "))
        .hasSize(13)
        .allMatch(check -> check.detail().contains(" plans, 2 of them stored; "), "2 stored");
  }

  @Test
  void numpyItselfTookPart() {
    assertThat(new Verifier().run())
        .filteredOn(check -> check.name().equals("NumPy"))
        .singleElement()
        .extracting(Verification::detail)
        .asString()
        .contains("read them back and was read");
  }

  @Test
  void aStoreIsLeftAsItWasFileByFile() throws IOException {
    try (CacheManager manager = new CacheManager(root)) {
      manager.save("source_maps", "mine", List.of(1, 2));
    }
    List<String> before = listing();

    List<Verification> done = new Verifier(root).run();

    assertThat(done).allMatch(Verification::passed, "passed");
    assertThat(done.get(0).detail()).isEqualTo("1 entries of " + root + " are whole");
    assertThat(listing()).isEqualTo(before);
  }

  @Test
  void aRootThatIsNotThereIsNotThereAfterwards() {
    Path missing = root.resolve("not").resolve("yet");

    assertThat(new Verifier(missing).run()).allMatch(Verification::passed, "passed");

    assertThat(root).isEmptyDirectory();
  }

  @Test
  void aRootThatIsAFileFailsAndSaysWhy() throws IOException {
    Path file = Files.createFile(root.resolve("file"));

    assertThat(new Verifier(file).run())
        .singleElement()
        .matches(check -> !check.passed())
        .extracting(Verification::detail)
        .asString()
        .contains(file.toString());
  }

  @Test
  void aDamagedEntryOfTheStoreFailsByName() throws IOException {
    try (CacheManager manager = new CacheManager(root)) {
      manager.save("source_maps", "mine", List.of(1, 2));
      Path blob = manager.path("source_maps", "mine").orElseThrow().toRealPath();
      blob.toFile().setWritable(true);
      Files.writeString(blob, "gone");
    }

    List<Verification> done = new Verifier(root).run();

    assertThat(done)
        .filteredOn(check -> !check.passed())
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.name()).isEqualTo("store");
              assertThat(check.detail()).contains("1 bad files", "dase-cache validate");
            });
  }

  private List<String> listing() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted().toList()) {
        found.add(
            Files.isRegularFile(file)
                ? file + " " + Files.getLastModifiedTime(file)
                : file.toString());
      }
    }
    return found;
  }
}
