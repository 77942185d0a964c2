// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is not empty. */
class UnreadableRootTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ls",
        "ls --json",
        "stats",
        "info source_maps k",
        "path source_maps k",
        "validate",
        "clear source_maps --yes",
        "wisdom list",
        "wisdom frozen",
        "wisdom misses",
        "wisdom coverage",
        "wisdom explain fft_1d_8",
        "wisdom export fft_1d_8 nowhere"
      })
  void aFileInPlaceOfTheRootExitsWithThreeAndIsNamed(String command) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    CliRun run = CliRun.of(file, command.split(" "));

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(file.toString(), "a file stands where a folder is needed");
  }

  @Test
  void aRootBelowAFileExitsWithThree() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertCannotBeRead(CliRun.of(file.resolve("root"), "ls"));
  }

  @Test
  void aRootThatIsALinkToNothingExitsWithThree() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("unmounted"));

    assertCannotBeRead(CliRun.of(link, "ls"));
  }

  @Test
  void aFileInPlaceOfTheRecordsExitsWithThree() throws IOException {
    Files.createDirectories(folder.resolve(".store"));
    Files.createFile(folder.resolve(".store/records"));

    assertCannotBeRead(CliRun.of(folder, "stats"));
  }

  @Test
  void aStoreOfAnotherFormatExitsWithThree() throws IOException {
    Files.createDirectories(folder.resolve(".store"));
    Files.writeString(
        folder.resolve(".store/STORE"), "{\"format\":\"dase-store\",\"major\":9,\"minor\":0}\n");

    CliRun run = CliRun.of(folder, "ls");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("major version 9", "use a newer dase-cache");
  }

  @Test
  void aRootThatIsNotThereYetIsEmpty() {
    CliRun run = CliRun.of(folder.resolve("new/root"), "ls");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Total: 0 entries");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aLinkToACacheIsRead() throws IOException {
    Path root = folder.resolve("root");
    try (CacheManager manager = new CacheManager(root)) {
      manager.save("source_maps", "k", 1);
    }

    assertThat(CliRun.of(Files.createSymbolicLink(folder.resolve("link"), root), "ls").out())
        .contains("Total: 1 entry");
  }

  private static void assertCannotBeRead(CliRun run) {
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("cannot be read");
  }
}
