// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

/** Hears of what happens on the native side, one call at a time, in any thread. */
@FunctionalInterface
public interface JsonSink {
  /**
   * Something happened.
   *
   * @param json UTF-8
   * @return whether to go on
   */
  boolean accept(byte[] json);
}
