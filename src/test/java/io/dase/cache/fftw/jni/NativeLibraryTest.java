// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.Processes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeLibraryTest {
  private static final String RESOURCE = "META-INF/native/linux-x86_64/" + NativeLoader.FILE_NAME;

  @TempDir Path folder;
  private Path temporary;

  @BeforeEach
  void makeTemporaryFolder() throws IOException {
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  @Test
  void theCopyInTheJarIsLoadedOnceAndLeavesNoFile() throws Exception {
    String output = load();
    assertThat(output.lines())
        .filteredOn(line -> line.equals("loaded: " + RESOURCE + " in the jar"))
        .hasSize(2);
    assertThat(output).contains("\"fftw\":\"fftw-3.");
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void nothingIsWarnedAboutWhenNativeAccessIsEnabled() throws Exception {
    assertThat(load()).doesNotContainIgnoringCase("warning");
  }

  @Test
  void aFileGivenByThePropertyIsLoaded() throws Exception {
    Path library = copyLibrary(folder);
    assertThat(load("-Ddase.native.path=" + library))
        .contains("loaded: -Ddase.native.path=" + library);
  }

  @Test
  void aFolderGivenByThePropertyIsSearched() throws Exception {
    copyLibrary(folder);
    assertThat(load("-Ddase.native.path=" + folder))
        .contains("loaded: -Ddase.native.path=" + folder);
  }

  @Test
  void theLibraryPathComesBeforeTheJar() throws Exception {
    Path library = copyLibrary(folder);
    assertThat(load("-Djava.library.path=" + temporary + ":" + folder))
        .contains("loaded: " + library);
  }

  @Test
  void aLibraryOnTheLibraryPathThatCannotBeLoadedIsPassedOver() throws Exception {
    Files.writeString(folder.resolve(NativeLoader.FILE_NAME), "no library");
    assertThat(load("-Djava.library.path=" + folder)).contains("loaded: " + RESOURCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text"})
  void aFileThatIsNoLibraryIsNamed(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("x.so"), content.repeat(50));
    assertThat(load("-Ddase.native.path=" + file))
        .contains(file + ": ")
        .contains("expected an ELF x86-64 library");
  }

  @Test
  void aFailureIsRepeatedWithTheFirstAsItsCause() throws Exception {
    Path missing = folder.resolve("missing.so");
    assertThat(load("-Ddase.native.path=" + missing).lines())
        .contains(
            "refused, cause none: the native library of dase-cache could not be loaded; tried:",
            "refused, cause NativeLibraryException: the native library of dase-cache could not be"
                + " loaded; tried:",
            "name one that belongs to this jar and loads here by -Ddase.native.path=FILE")
        .anyMatch(line -> line.startsWith("  - " + missing));
  }

  @Test
  void aLibraryOfAnotherInterfaceVersionIsRefused() throws Exception {
    Path library =
        compile(
            "int Java_io_dase_cache_fftw_jni_FftwNative_abiVersion(void* env,"
                + " void* type) { return env == type ? 1 : 999; }");
    assertThat(load("-Ddase.native.path=" + library))
        .contains("speaks version 999 of the interface, this jar version " + FftwNative.ABI_VERSION)
        .contains("use the library that belongs to the jar");
  }

  @Test
  void aCopyThatDoesNotMatchItsDigestIsNotLoaded() throws Exception {
    Path digest = folder.resolve("classes").resolve(RESOURCE + ".sha256");
    Files.createDirectories(digest.getParent());
    Files.writeString(digest, "0".repeat(64) + "\n");
    String output =
        ChildJvm.run(
                LoadTwice.class, options(), folder.resolve("classes") + ":" + ChildJvm.classPath())
            .output();
    assertThat(output)
        .contains("expected " + "0".repeat(64))
        .contains("the jar is damaged")
        .doesNotContain("loaded:");
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_24)
  void denyingNativeAccessIsExplained() throws Exception {
    ChildJvm.Result result = ChildJvm.run(LoadTwice.class, List.of("--illegal-native-access=deny"));
    assertThat(result.output()).contains("start Java with --enable-native-access=ALL-UNNAMED");
  }

  private String load(String... more) throws IOException, InterruptedException {
    List<String> options = options();
    options.addAll(List.of(more));
    ChildJvm.Result result = ChildJvm.run(LoadTwice.class, options);
    assertThat(result.exitCode()).as(result.output()).isZero();
    return result.output();
  }

  private List<String> options() {
    List<String> options = new ArrayList<>(io.dase.cache.testing.ChildJvm.nativeAccess());
    options.add("-Djava.io.tmpdir=" + temporary);
    return options;
  }

  private Path compile(String source) throws IOException {
    Path file = Files.writeString(folder.resolve("other.c"), source);
    Path library = folder.resolve("other.so");
    Processes.run(List.of("cc", "-shared", "-fPIC", "-o", library.toString(), file.toString()))
        .succeeded();
    return library;
  }

  private static Path copyLibrary(Path folder) throws IOException {
    Path library = folder.resolve(NativeLoader.FILE_NAME);
    try (InputStream in = NativeLibraryTest.class.getResourceAsStream("/" + RESOURCE)) {
      Files.copy(in, library);
    }
    return library;
  }
}
