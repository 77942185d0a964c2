// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateRepairTest {
  private static final byte[] BAD = "bad".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path root;

  @BeforeEach
  void fill() {
    try (CacheManager cache = new CacheManager(root)) {
      cache.save("trials", "one", List.of(1));
      cache.save("trials", "two", List.of(2));
    }
  }

  @Test
  void aHeadThatIsGoneOrPointsElsewhereIsLinkedAgain() throws IOException {
    Path one = head("one");
    Path two = head("two");
    Path target = Files.readSymbolicLink(one);
    Files.delete(one);
    Files.delete(two);
    Files.createSymbolicLink(two, target);

    CliRun run = CliRun.of(root, "validate", "--repair");

    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("linked      " + one + ": was missing", "linked      " + two);
    assertThat(Files.readString(one)).isEqualTo("[1]");
    assertThat(Files.readString(two)).isEqualTo("[2]");
  }

  @Test
  void aBadValueGoesToQuarantineAndTheVersionBeforeItIsServedAndLinked() throws IOException {
    try (CacheManager cache = new CacheManager(root)) {
      cache.save("trials", "one", List.of(11));
    }
    StoreFiles.overwrite(head("one").toRealPath(), BAD);

    CliRun run = CliRun.of(root, "validate", "--repair");

    assertThat(run.out()).contains("quarantined ", "linked      " + head("one"));
    assertThat(Files.readString(head("one"))).isEqualTo("[1]");
    assertThat(StoreFiles.files(root.resolve(".store/quarantine"))).hasSize(2);
    try (CacheManager cache = new CacheManager(root)) {
      assertThat(cache.load("trials", "one", List.class)).contains(List.of(1));
    }
  }

  @Test
  void aHeadWithoutAnyValueLeftIsRemovedAndTheNextSaveHealsAll() throws IOException {
    StoreFiles.overwrite(head("one").toRealPath(), BAD);

    CliRun run = CliRun.of(root, "validate", "--repair");

    assertThat(run.code()).as("its value is lost").isEqualTo(1);
    assertThat(run.out()).contains("unlinked    " + head("one"), "without its blob");
    try (CacheManager cache = new CacheManager(root)) {
      cache.save("trials", "one", List.of(1));
    }
    assertThat(CliRun.of(root, "validate").code()).isZero();
    assertThat(head("one")).exists();
  }

  @Test
  void anUnreadableRecordIsNamedAndStays() {
    Path record = StoreFiles.records(root).get(0);
    StoreFiles.overwrite(record, BAD);

    CliRun run = CliRun.of(root, "validate", "--repair");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("left        " + record);
    assertThat(record).exists();
  }

  @Test
  void aSoundStoreIsLeftAsItIs() {
    List<Path> before = StoreFiles.files(root);

    CliRun run = CliRun.of(root, "validate", "--repair");

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("valid: 2 entries checked, 0 notes\n");
    assertThat(StoreFiles.files(root)).isEqualTo(before);
  }

  private Path head(String key) {
    return root.resolve("trials").resolve(key + ".json");
  }
}
