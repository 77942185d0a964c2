// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import io.dase.cache.core.NativeLibraryException;
import java.nio.charset.StandardCharsets;

/** Loads the library twice, and prints each outcome. */
public final class LoadTwice {
  private LoadTwice() {}

  public static void main(String[] args) {
    for (int i = 0; i < 2; i++) {
      try {
        System.out.println("loaded: " + NativeLibrary.load());
        System.out.println(new String(FftwNative.versions(), StandardCharsets.UTF_8));
      } catch (NativeLibraryException e) {
        String cause = e.getCause() == null ? "none" : e.getCause().getClass().getSimpleName();
        System.out.println("refused, cause " + cause + ": " + e.getMessage());
      }
    }
  }
}
