// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.fftw.Fingerprint;
import io.dase.cache.maintenance.Check.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir private Path folder;

  @Test
  void aMachineWithEverythingIsHealthyOnAFolderThatIsNotThereYet() {
    Path root = folder.resolve("deep").resolve("cache");

    assertThat(Doctor.examine(root)).noneMatch(check -> check.status() == Status.FAIL);
    assertThat(Files.exists(root)).isFalse();
    assertThat(check(root, "folder").found()).contains("not there yet");
  }

  @Test
  void namesFftwItsSimdSetsThreadsAndThisMachine() {
    assertThat(check(folder, "libfftw3").found()).matches("3\\.\\d+\\.\\d+");
    assertThat(check(folder, "SIMD").found()).contains("sse2");
    assertThat(check(folder, "thread back end").found()).isEqualTo("openmp");
    assertThat(check(folder, "fingerprint").found()).contains(Fingerprint.current().variant());
  }

  @Test
  void pointsOutFilesThatAreNotTheCachesOwn() throws IOException {
    try (CacheManager manager = new CacheManager(folder)) {
      manager.save("source_maps", "ours", 1);
    }
    assertThat(check(folder, "unmanaged files").status()).isEqualTo(Status.OK);

    Path theirs = Files.writeString(folder.resolve("source_maps").resolve("theirs.npy"), "x");

    Check check = check(folder, "unmanaged files");
    assertThat(check.status()).isEqualTo(Status.WARN);
    assertThat(check.found()).contains("1, such as " + theirs);
    assertThat(check.remedy()).contains("move them away");
  }

  @Test
  void aFileInTheFoldersPlaceFails() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(check(file, "folder").status()).isEqualTo(Status.FAIL);
    assertThat(check(file, "folder").remedy()).contains("--root DIR");
  }

  private static Check check(Path root, String name) {
    return Doctor.examine(root).stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
