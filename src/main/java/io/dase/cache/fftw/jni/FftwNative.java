// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import java.lang.annotation.Native;

/**
 * What the native library is, without any store. Call {@link NativeLibrary#load()} first.
 * Stateless; safe from any thread.
 */
public final class FftwNative {
  /** Raised whenever a native method or the meaning of its bytes changes. */
  @Native static final int ABI_VERSION = 5;

  private FftwNative() {}

  /** The {@link #ABI_VERSION} that the library was compiled with. */
  static native int abiVersion();

  /** UTF-8 JSON: {@code dase}, the version of this library, and {@code fftw}, that of libfftw3. */
  public static native byte[] versions();

  /** UTF-8 JSON: {@code hard}, {@code soft} and {@code variant} of this process. */
  public static native byte[] fingerprint();

  /** Throws the exception of {@link Status} for a text that is no wisdom FFTW can safely read. */
  public static native void checkWisdom(byte[] text);

  /**
   * UTF-8 JSON of the union of wisdom files, {@code paths} being their bytes, each ended by a NUL:
   * {@code text}, {@code lines}, {@code preamble}, and of each file {@code lines} and {@code
   * problems_gained}.
   */
  public static native byte[] mergeWisdomFiles(byte[] paths);
}
