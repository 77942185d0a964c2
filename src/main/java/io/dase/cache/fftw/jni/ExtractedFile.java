// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.Digests;
import io.dase.cache.core.IncompatibleDataException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A library or program of the jar as a file of its own that only its owner may read; {@link #close}
 * removes the name, which a loaded library survives. Used by one thread.
 */
final class ExtractedFile implements AutoCloseable {
  private final String resource;
  private final Path file;

  private ExtractedFile(String resource, Path file) {
    this.resource = resource;
    this.file = file;
  }

  /**
   * Extracts the file of a name for a platform and compares it with the digest written when it was
   * built.
   *
   * @throws IncompatibleDataException if the jar has no files for the platform
   * @throws CorruptDataException if the digest differs
   * @throws FileNotFoundException if the jar was built without this file
   * @throws IOException if the folder cannot take the file
   */
  static ExtractedFile of(String name, String osName, String osArch, Path folder)
      throws IOException {
    String resource = "META-INF/native/" + platform(osName, osArch) + "/" + name;
    String expected = new String(read(resource + ".sha256"), StandardCharsets.US_ASCII).strip();
    Path file =
        Files.createTempFile(
            folder,
            name + "-",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try {
      checkDigest(resource, copy(resource, file), expected);
      return new ExtractedFile(resource, file);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  String resource() {
    return resource;
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  static void checkDigest(String resource, String found, String expected) {
    if (!found.equals(expected)) {
      throw new CorruptDataException(
          resource
              + " has SHA-256 "
              + found
              + ", expected "
              + expected
              + " as written when it was built; the jar is damaged: build or download it again");
    }
  }

  private static String platform(String osName, String osArch) {
    if (!"Linux".equals(osName) || !("amd64".equals(osArch) || "x86_64".equals(osArch))) {
      throw new IncompatibleDataException(
          "the jar carries a library for Linux x86-64, this is "
              + osName
              + " "
              + osArch
              + "; kernels, stencils and everything else that does not transform work without it."
              + " For FFTW wisdom build the project here with 'mvn package' and start Java with -D"
              + NativeLoader.PATH_PROPERTY
              + "=FILE");
    }
    return "linux-x86_64";
  }

  private static String copy(String resource, Path file) throws IOException {
    MessageDigest digest = Digests.sha256();
    try (InputStream in = new DigestInputStream(open(resource), digest);
        OutputStream out = Files.newOutputStream(file)) {
      in.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = open(resource)) {
      return in.readAllBytes();
    }
  }

  private static InputStream open(String resource) throws IOException {
    InputStream in = ExtractedFile.class.getResourceAsStream("/" + resource);
    if (in == null) {
      throw new FileNotFoundException(
          resource + " is not in the jar; build it with 'mvn package' on Linux x86-64");
    }
    return in;
  }
}
