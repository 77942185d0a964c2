// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.fftw.jni.FftwNative;
import io.dase.cache.fftw.jni.NativeLibrary;
import java.util.Objects;

/** The grammar of FFTW's wisdom, whoever made it. Stateless; safe from any thread. */
public final class WisdomText {
  private WisdomText() {}

  /**
   * Refuses what FFTW would abort on, loop on or misread. FFTW does not see the text.
   *
   * @throws CorruptDataException naming the line and the field
   * @throws NativeLibraryException if the native library cannot be used here
   */
  public static void check(byte[] text) {
    Objects.requireNonNull(text, "text");
    NativeLibrary.load();
    FftwNative.checkWisdom(text);
  }
}
