// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import java.io.IOException;

/**
 * Measures after a warm-up. What takes less than a millisecond is run many times for one sample, so
 * that the clock does not count. Used by one thread.
 *
 * @param samples how many times are measured
 */
record Stopwatch(int samples) {
  private static final long WARM_UP_NANOS_PER_SAMPLE = 25_000_000;
  private static final long SAMPLE_NANOS = 1_000_000;
  private static final int LEAST_WARM_UPS = 3;

  /** What is measured. */
  @FunctionalInterface
  interface Action {
    void run() throws IOException;
  }

  /** With at most so many samples, for what takes long. */
  Stopwatch atMost(int count) {
    return new Stopwatch(Math.min(samples, count));
  }

  /** Of something that can be done again at once. */
  Spread measure(Action action) throws IOException {
    long begin = System.nanoTime();
    long runs = 0;
    long warmUp = samples * WARM_UP_NANOS_PER_SAMPLE;
    while (runs < LEAST_WARM_UPS || System.nanoTime() - begin < warmUp) {
      action.run();
      runs++;
    }
    long batch = Math.max(1, SAMPLE_NANOS * runs / (System.nanoTime() - begin));
    double[] nanos = new double[samples];
    for (int i = 0; i < samples; i++) {
      long start = System.nanoTime();
      for (long run = 0; run < batch; run++) {
        action.run();
      }
      nanos[i] = (System.nanoTime() - start) / (double) batch;
    }
    return Spread.ofNanos(nanos);
  }

  /** Of something that needs a preparation each time; the first run is not counted. */
  Spread measure(Action prepare, Action action) throws IOException {
    double[] nanos = new double[samples];
    for (int i = -1; i < samples; i++) {
      prepare.run();
      long start = System.nanoTime();
      action.run();
      if (i >= 0) {
        nanos[i] = System.nanoTime() - start;
      }
    }
    return Spread.ofNanos(nanos);
  }
}
