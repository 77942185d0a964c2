// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import io.dase.cache.core.CacheException;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.NativeLibraryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program {@code wisdom_proof} of the jar, which links FFTW alone, in a file of its own that
 * only its owner may run; {@link #close} removes it. Each run is a fresh process. Used by one
 * thread.
 */
final class ProofProgram implements AutoCloseable {
  private static final String RESOURCE = "/META-INF/native/linux-x86_64/wisdom_proof";
  private static final long TIMEOUT_SECONDS = 60;

  private final Path file;

  private ProofProgram(Path file) {
    this.file = file;
  }

  /**
   * @throws NativeLibraryException if the jar has no such program
   * @throws CacheIoException if the temporary folder does not take it
   */
  static ProofProgram extract() {
    try (InputStream in = ProofProgram.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new NativeLibraryException(
            "the jar holds no "
                + RESOURCE
                + ", which proves wisdom; build it with 'mvn package' on Linux x86-64, or leave"
                + " the proof out with --no-proof");
      }
      Path file =
          Files.createTempFile(
              "wisdom_proof-",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try (OutputStream out = Files.newOutputStream(file)) {
        in.transferTo(out);
      } catch (IOException e) {
        Files.deleteIfExists(file);
        throw e;
      }
      return new ProofProgram(file);
    } catch (IOException e) {
      throw new CacheIoException(
          "the proof cannot be extracted: "
              + e
              + "; name a writable folder with -Djava.io.tmpdir=DIR",
          e);
    }
  }

  /**
   * What one run said.
   *
   * @param exitCode 0: FFTW had the expected plans, 1: it had not, 2: wrong arguments
   * @param output its standard output and error
   */
  record Answer(int exitCode, String output) {}

  /**
   * Runs it once.
   *
   * @throws CacheException if it cannot be started or does not end
   */
  Answer run(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(arguments);
    Process process = null;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw new CacheException("the proof ran for more than " + TIMEOUT_SECONDS + " s");
      }
      return new Answer(process.exitValue(), output.strip());
    } catch (IOException e) {
      throw new CacheIoException(
          "the proof cannot be run: "
              + e
              + "; if the temporary folder is mounted noexec, name another with"
              + " -Djava.io.tmpdir=DIR",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException("interrupted while the proof ran", e);
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }

  /** A file that cannot be removed stays behind in the temporary folder. */
  @Override
  public void close() {
    file.toFile().delete();
  }
}
