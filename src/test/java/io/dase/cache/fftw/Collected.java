// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what the garbage collector and then a Cleaner do. */
final class Collected {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private Collected() {}

  /** Collects garbage until it has come about; a minute without is a failure. */
  static void await(BooleanSupplier wanted) {
    long end = System.nanoTime() + PATIENCE;
    while (!wanted.getAsBoolean() && System.nanoTime() < end) {
      System.gc();
      Thread.yield();
    }
    assertThat(wanted.getAsBoolean()).isTrue();
  }
}
