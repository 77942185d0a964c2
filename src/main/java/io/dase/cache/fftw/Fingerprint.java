// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.fftw.jni.FftwNative;
import io.dase.cache.fftw.jni.NativeLibrary;

/**
 * Who may use a piece of wisdom. Immutable value; safe from any thread.
 *
 * @param hard the preamble of FFTW's wisdom text, which must match exactly
 * @param soft on which machine it was timed: {@code vendor-family-model-stepping;l1d;l2;l3;thread
 *     back end}, or {@code -} where that is unknown
 * @param variant first 64 bits of SHA-256(hard LF soft), 16 hex digits
 */
public record Fingerprint(String hard, String soft, String variant) {
  /**
   * The fingerprint of this process.
   *
   * @throws NativeLibraryException if the native library cannot be used here
   */
  public static Fingerprint current() {
    NativeLibrary.load();
    return WisdomJson.fingerprint(FftwNative.fingerprint());
  }
}
