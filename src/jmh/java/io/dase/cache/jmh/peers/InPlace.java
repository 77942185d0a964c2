// SPDX-License-Identifier: MIT
package io.dase.cache.jmh.peers;

/**
 * A form that overwrites its input. Its numbers grow with each execution, so it gets a fresh input
 * before they overflow, outside the measured time.
 */
interface InPlace extends Form {
  /** 10^6.4 at most per execution, for 128 x 128 x 128 points: far from 10^308. */
  int EXECUTIONS_PER_INPUT = 32;

  void refill();

  void run(int count);

  @Override
  default long nanos(long count) {
    long elapsed = 0;
    for (long left = count; left > 0; left -= EXECUTIONS_PER_INPUT) {
      refill();
      long start = System.nanoTime();
      run((int) Math.min(left, EXECUTIONS_PER_INPUT));
      elapsed += System.nanoTime() - start;
    }
    return elapsed;
  }
}
