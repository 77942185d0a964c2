// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.testing.Processes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches that must fail; those that succeed run in a JVM of their own. */
class NativeLoaderTest {
  @TempDir Path folder;
  private final Map<String, String> properties = new HashMap<>();

  @BeforeEach
  void linuxWithNothingOnTheLibraryPath() {
    properties.put("os.name", "Linux");
    properties.put("os.arch", "amd64");
    properties.put("java.library.path", folder.toString());
  }

  private NativeLibraryException failure() {
    return catchThrowableOfType(
        NativeLibraryException.class, () -> new NativeLoader(properties::get, folder).load());
  }

  @Test
  void aGivenFileThatFailsIsTheOnlyAttempt() {
    properties.put("dase.native.path", folder.resolve("missing.so").toString());
    assertThat(failure().getSuppressed()).hasSize(1);
    assertThat(failure()).hasMessageContaining("missing.so");
  }

  @Test
  void aGivenPathThatIsNoPathIsRefusedByTheProperty() {
    properties.put("dase.native.path", "a\0b");
    assertThat(failure()).hasMessageContaining("-Ddase.native.path=a\0b: Nul character");
  }

  @Test
  void everyAttemptIsASuppressedExceptionAndALineOfTheMessage() {
    properties.put("os.name", "Mac OS X");
    NativeLibraryException failure = failure();
    assertThat(failure.getSuppressed()).hasSize(2);
    for (Throwable attempt : failure.getSuppressed()) {
      assertThat(failure).hasMessageContaining(attempt.getMessage());
      assertThat(attempt.getCause()).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"Mac OS X,aarch64", "Linux,aarch64", "Windows 11,amd64"})
  void anotherPlatformIsNamedWithWhatWorksThere(String name, String arch) {
    properties.put("os.name", name);
    properties.put("os.arch", arch);
    assertThat(failure())
        .hasMessageContaining("the jar carries a library for Linux x86-64, this is " + name)
        .hasMessageContaining("kernels, stencils")
        .hasMessageContaining("-Ddase.native.path=FILE");
  }

  @ParameterizedTest
  @CsvSource({
    "libfftw3.so.3,libfftw3.so.9,libfftw3-double3",
    "libfftw3_omp.so.3,libfftw3_omp.so.9,libfftw3-double3",
    "libstdc++.so.6,libcrypto.so.9,libssl3"
  })
  void aSystemLibraryThatIsMissingIsNamedWithTheCommandThatInstallsIt(
      String needed, String absent, String debianPackage) throws IOException {
    Path library = folder.resolve("needs.so");
    Files.write(library, replace(libraryOfTheJar(), needed, absent));
    properties.put("dase.native.path", library.toString());
    assertThat(failure())
        .hasMessageContaining(absent + " is not installed; run: apt-get install " + debianPackage);
  }

  @Test
  void aFolderMountedNoexecIsNamedWithTheProperties() throws Exception {
    assumeTrue(
        command("mount", "-t", "tmpfs", "-o", "noexec", "tmpfs", folder.toString()) == 0,
        "only root may mount");
    try {
      assertThat(failure())
          .hasMessageContaining("mounted noexec")
          .hasMessageContaining("-Djava.io.tmpdir=DIR or -Ddase.native.path=FILE");
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).isEmpty();
      }
    } finally {
      assertThat(command("umount", "--lazy", folder.toString())).isZero();
    }
  }

  @Test
  void aTemporaryFolderThatIsMissingIsNamed() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> new NativeLoader(properties::get, missing).load())
        .isInstanceOf(NativeLibraryException.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  void aDenialOfNativeAccessIsExplained() {
    assertThat(LinkDiagnosis.of(new IllegalCallerException("Illegal native access")))
        .startsWith("Illegal native access - ")
        .contains("--enable-native-access=ALL-UNNAMED");
  }

  @Test
  void aLibraryWhoseMethodsDriftedIsExplained() {
    assertThat(LinkDiagnosis.of(new NoSuchMethodError("Method abiVersion()J")))
        .contains("was built for another version of this jar");
  }

  private static int command(String... words) {
    return Processes.run(List.of(words)).exitCode();
  }

  private static byte[] libraryOfTheJar() throws IOException {
    String resource = "/META-INF/native/linux-x86_64/" + NativeLoader.FILE_NAME;
    try (InputStream in = NativeLoaderTest.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }

  /** Every occurrence of one name, with the zero that ends it, by another of the same length. */
  private static byte[] replace(byte[] library, String from, String to) {
    String text = new String(library, StandardCharsets.ISO_8859_1);
    assertThat(text.contains(from + "\0")).as("the library names " + from).isTrue();
    return text.replace(from + "\0", to + "\0").getBytes(StandardCharsets.ISO_8859_1);
  }
}
