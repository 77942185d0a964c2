// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.fftw.jni.FftwNative;
import io.dase.cache.fftw.jni.NativeLibrary;

/**
 * The native library in use. Immutable value; safe from any thread.
 *
 * @param source where it was loaded from, for people
 * @param version its version
 * @param fftw the version of libfftw3 and the SIMD sets it was built for, for example {@code
 *     fftw-3.3.10-sse2-avx}
 */
public record NativeInfo(String source, String version, String fftw) {
  /**
   * Loads the library if that was not done before.
   *
   * @throws NativeLibraryException if it cannot be used here; the message says what mends it
   */
  public static NativeInfo load() {
    String source = NativeLibrary.load();
    return WisdomJson.nativeInfo(source, FftwNative.versions());
  }
}
