// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import java.lang.ref.Cleaner;

/** The thread that gives back what was forgotten. Thread-safe. */
final class Cleaners {
  /** Its actions must not wait for the planner lock, which planning may hold for minutes. */
  static final Cleaner SHARED = Cleaner.create();

  private Cleaners() {}
}
