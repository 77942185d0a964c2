// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import io.dase.cache.core.NativeLibraryException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One search for the native library: the file or folder that {@code -Ddase.native.path} names (if
 * it is set, nothing else is tried: what is asked for is not replaced in silence), else each folder
 * of {@code java.library.path}, else the copy in the jar. Used by one thread.
 */
final class NativeLoader {
  static final String PATH_PROPERTY = "dase.native.path";
  static final String FILE_NAME = "libdase_cache_jni.so";

  private final UnaryOperator<String> properties;
  private final Path temporaryFolder;
  private final List<Throwable> attempts = new ArrayList<>();

  NativeLoader(UnaryOperator<String> properties, Path temporaryFolder) {
    this.properties = properties;
    this.temporaryFolder = temporaryFolder;
  }

  /** Where the library came from. */
  String load() {
    String given = properties.apply(PATH_PROPERTY);
    if (given != null) {
      if (tryGiven(given)) {
        return "-D" + PATH_PROPERTY + "=" + given;
      }
    } else {
      for (Path candidate : libraryPath()) {
        if (tryFile(candidate)) {
          return candidate.toString();
        }
      }
      String resource = tryResource();
      if (resource != null) {
        return resource;
      }
    }
    throw failure();
  }

  private boolean tryGiven(String given) {
    try {
      Path path = Path.of(given).toAbsolutePath();
      return tryFile(Files.isDirectory(path) ? path.resolve(FILE_NAME) : path);
    } catch (RuntimeException e) {
      return failed("-D" + PATH_PROPERTY + "=" + given, e);
    }
  }

  private List<Path> libraryPath() {
    List<Path> found = new ArrayList<>();
    String folders = properties.apply("java.library.path");
    for (String folder : (folders == null ? "" : folders).split(File.pathSeparator)) {
      Path candidate = Path.of(folder, FILE_NAME).toAbsolutePath();
      if (!folder.isEmpty() && Files.exists(candidate)) {
        found.add(candidate);
      }
    }
    if (found.isEmpty()) {
      failed("java.library.path", new IOException("no " + FILE_NAME + " in " + folders));
    }
    return found;
  }

  private boolean tryFile(Path file) {
    try {
      link(file);
      return true;
    } catch (RuntimeException | LinkageError e) {
      return failed(file.toString(), e);
    }
  }

  private String tryResource() {
    String place = "the copy in the jar";
    try (ExtractedFile copy =
        ExtractedFile.of(
            FILE_NAME, properties.apply("os.name"), properties.apply("os.arch"), temporaryFolder)) {
      place = copy.resource() + " in the jar, extracted to " + copy.file();
      link(copy.file());
      return copy.resource() + " in the jar";
    } catch (IOException | RuntimeException | LinkageError e) {
      failed(place, e);
      return null;
    }
  }

  private static void link(Path file) {
    System.load(file.toString());
    int found = FftwNative.abiVersion();
    if (found != FftwNative.ABI_VERSION) {
      throw new UnsatisfiedLinkError(
          "the library speaks version "
              + found
              + " of the interface, this jar version "
              + FftwNative.ABI_VERSION
              + "; use the library that belongs to the jar");
    }
  }

  private boolean failed(String place, Throwable cause) {
    attempts.add(new NativeLibraryException(place + ": " + LinkDiagnosis.of(cause), cause));
    return false;
  }

  private NativeLibraryException failure() {
    StringBuilder message =
        new StringBuilder("the native library of dase-cache could not be loaded; tried:");
    for (Throwable attempt : attempts) {
      message.append("\n  - ").append(attempt.getMessage());
    }
    message.append("\nname one that belongs to this jar and loads here by -Ddase.native.path=FILE");
    NativeLibraryException failure = new NativeLibraryException(message.toString());
    attempts.forEach(failure::addSuppressed);
    return failure;
  }
}
