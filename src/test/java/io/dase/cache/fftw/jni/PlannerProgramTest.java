// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dase.cache.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search for the program that searches for plans. */
class PlannerProgramTest {
  @TempDir Path folder;
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void linuxWithTheLibraryOfTheJar() {
    NativeLibrary.load();
    properties.put("os.name", "Linux");
    properties.put("os.arch", "amd64");
  }

  @Test
  void thePropertyComesBeforeTheVariableAndIsNotReplaced() {
    properties.put("dase.planner.path", "/missing/planner");
    environment.put("DASE_PLANNER", "/other");
    assertThat(find()).contains("/missing/planner");
  }

  @Test
  void theVariableComesBeforeTheJar() {
    environment.put("DASE_PLANNER", "/missing/planner");
    assertThat(find()).contains("/missing/planner");
  }

  @Test
  void aFolderMeansTheProgramInIt() {
    properties.put("dase.planner.path", folder.toString());
    assertThat(find()).contains(folder.resolve("dase_planner").toString());
  }

  @Test
  void theOneOfTheJarIsAFileThatOnlyItsOwnerMayRunAndThatHasNoName() throws IOException {
    Path program = Path.of(find().orElseThrow());

    assertThat(folder).isEmptyDirectory();
    assertThat(program).isExecutable();
    assertThat(Files.getPosixFilePermissions(program))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(warnings).isEmpty();
  }

  @Test
  void aProgramThatSomebodyPutIntoTheTemporaryFolderIsNotRun() throws IOException {
    Path planted = Files.writeString(folder.resolve("dase_planner"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(planted, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(find().orElseThrow()).isNotEqualTo(planted.toString());
  }

  @Test
  void aFolderMountedNoexecIsOneWarningAndNoFile() throws IOException {
    assumeTrue(
        command("mount", "-t", "tmpfs", "-o", "noexec", "tmpfs") == 0, "only root may mount");
    try {
      assertThat(find()).isEmpty();
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains(folder + " is mounted noexec", "-Djava.io.tmpdir=DIR");
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).isEmpty();
      }
    } finally {
      assertThat(command("umount", "--lazy")).isZero();
    }
  }

  @Test
  void aTemporaryFolderThatIsMissingIsOneWarning() {
    Path missing = folder.resolve("missing");
    assertThat(find(missing)).isEmpty();
    assertThat(warnings).singleElement().asString().contains(missing.toString());
  }

  @Test
  void withoutTheProgramAJvmPlansAndWarnsOnce() {
    ChildJvm.Result result =
        ChildJvm.run(PlanTwice.class, List.of("-Ddase.planner.path=/missing/planner"));

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output())
        .contains("planned planned\n")
        .containsOnlyOnce("dase-cache: ")
        .contains("there is no helper process at /missing/planner");
  }

  private Optional<String> find() {
    return find(folder);
  }

  private Optional<String> find(Path temporaryFolder) {
    return new PlannerProgram(properties::get, environment::get, temporaryFolder, warnings::add)
        .find();
  }

  private int command(String... words) {
    List<String> command = new ArrayList<>(List.of(words));
    command.add(folder.toString());
    return Processes.run(command).exitCode();
  }
}
