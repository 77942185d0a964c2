// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import io.dase.cache.core.NativeLibraryException;
import java.nio.file.Path;

/**
 * Loads the native library once per process. Nothing happens in a static initialiser, so a machine
 * without the library fails where it is first needed and says why each time. Thread-safe.
 */
public final class NativeLibrary {
  private static String source;
  private static NativeLibraryException failure;

  private NativeLibrary() {}

  /**
   * Loads the library unless that was done; see {@link NativeLoader} for the order of search.
   *
   * @return where it came from, for people
   * @throws NativeLibraryException if no place had a library that works here; the first attempt of
   *     the process decides, and later calls repeat its message with it as their cause
   */
  public static synchronized String load() {
    if (failure != null) {
      throw new NativeLibraryException(failure.getMessage(), failure);
    }
    if (source == null) {
      try {
        source = new NativeLoader(System::getProperty, temporaryFolder()).load();
      } catch (NativeLibraryException e) {
        failure = e;
        throw e;
      }
    }
    return source;
  }

  static Path temporaryFolder() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
