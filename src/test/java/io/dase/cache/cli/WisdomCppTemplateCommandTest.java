// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.Processes;
import io.dase.cache.testing.Processes.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WisdomCppTemplateCommandTest {
  private static final String NATIVE_BUILD = System.getProperty("dase.native.build");

  @TempDir private Path root;
  @TempDir private Path folder;

  @Test
  void whatItWritesBuildsAgainstAnInstalledCopyAndFindsItsWisdomAgain() {
    Path prefix = folder.resolve("prefix");
    Path source = folder.resolve("engine");
    Path build = folder.resolve("build");
    CliRun written = CliRun.of(root, "wisdom", "cpp-template", "-o", source.toString());
    assertThat(written.code()).as(written.err()).isZero();

    cmake("--install", NATIVE_BUILD, "--prefix", prefix);
    cmake("-S", source, "-B", build, "-DCMAKE_PREFIX_PATH=" + prefix, "-DCMAKE_CXX_FLAGS=-Werror");
    cmake("--build", build);

    String spec = "fft_2d_96x80/forward/out/1/measure: ";
    assertThat(run(build).stdout()).contains(spec + "planned");
    assertThat(run(build).stdout()).contains(spec + "store");
    assertThat(CliRun.of(root, "wisdom", "explain", "fft_2d_96x80").code()).isZero();
  }

  @Test
  void withoutAFolderBothFilesArePrintedUnderTheirNames() {
    CliRun printed = CliRun.of(root, "wisdom", "cpp-template");

    assertThat(printed.code()).isZero();
    assertThat(printed.out())
        .contains("==> CMakeLists.txt <==\n# SPDX", "find_package(DaseCache")
        .contains("==> main.cpp <==\n// SPDX", "cache.plan(");
  }

  @Test
  void aFileThatIsThereIsNotReplaced() throws IOException {
    Path mine = Files.writeString(folder.resolve("main.cpp"), "mine");

    CliRun refused = CliRun.of(root, "wisdom", "cpp-template", "-o", folder.toString());

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains(mine + " is there already; choose an empty folder");
    assertThat(mine).hasContent("mine");
    assertThat(folder.resolve("CMakeLists.txt")).doesNotExist();
  }

  private Outcome run(Path build) {
    return Processes.run(
            List.of(build.resolve("my_engine").toString()),
            Map.of("DASE_CACHE_ROOT", root.toString()))
        .succeeded();
  }

  private static void cmake(Object... arguments) {
    List<String> command = new ArrayList<>(List.of("cmake"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Processes.run(command).succeeded();
  }
}
