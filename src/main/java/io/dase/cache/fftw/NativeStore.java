// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.fftw.jni.Utf8;
import io.dase.cache.store.StoreOptions;
import java.nio.file.Path;

/**
 * A store as the native side opens it. Used by one thread.
 *
 * @param root UTF-8
 * @param systemRoot UTF-8; empty: none
 * @param maxSizeMb above what {@code cache.json} and the environment say; 0: what they say
 */
record NativeStore(byte[] root, byte[] systemRoot, double maxSizeMb) {
  private static final double BYTES_PER_MB = 1024.0 * 1024.0;

  /**
   * @throws IllegalArgumentException if a path is not on the default file system
   */
  static NativeStore of(Path root, StoreOptions options) {
    return new NativeStore(
        Utf8.path("root", root),
        options.systemRoot().map(path -> Utf8.path("systemRoot", path)).orElse(new byte[0]),
        options.limits().maxSizeBytes().orElse(0) / BYTES_PER_MB);
  }
}
