// SPDX-License-Identifier: MIT
package io.dase.cache.jmh.peers;

/**
 * A form that may be repeated on one input. Each has a loop of its own in {@link #run}, so that the
 * call in it is compiled for that form alone.
 */
interface Repeated extends Form {
  int CHUNK = 4096;

  void run(int count);

  @Override
  default long nanos(long count) {
    long start = System.nanoTime();
    for (long left = count; left > 0; left -= CHUNK) {
      run((int) Math.min(left, CHUNK));
    }
    return System.nanoTime() - start;
  }
}
