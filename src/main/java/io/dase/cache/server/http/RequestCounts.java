// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How many requests were answered, by the first digit of the status. Safe from any thread. */
public final class RequestCounts {
  private static final int CLASSES = 6;
  private static final int CLASS = 100;

  private final LongAdder[] counts =
      IntStream.range(0, CLASSES).mapToObj(i -> new LongAdder()).toArray(LongAdder[]::new);

  void count(int status) {
    counts[Math.min(status / CLASS, CLASSES - 1)].increment();
  }

  /**
   * @param firstDigit 2 for 200 to 299
   */
  public long of(int firstDigit) {
    return counts[firstDigit].sum();
  }

  public long total() {
    return LongStream.range(0, CLASSES).map(i -> counts[(int) i].sum()).sum();
  }
}
