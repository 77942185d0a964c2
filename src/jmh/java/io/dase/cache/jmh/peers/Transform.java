// SPDX-License-Identifier: MIT
package io.dase.cache.jmh.peers;

import java.util.Arrays;

/**
 * A forward, out-of-place transform of doubles.
 *
 * @param isReal r2c, else c2c
 * @param howmany transforms of a batch, else 1
 * @param threads 0 for this library's choice
 * @param rigor as in canonical texts
 */
record Transform(boolean isReal, int howmany, int threads, String rigor, int[] sizes) {
  private static final int BEFORE_SIZES = 4;
  private static final long MULTIPLIER = 6364136223846793005L;
  private static final long INCREMENT = 1442695040888963407L;

  /** Of {@code TYPE HOWMANY THREADS RIGOR SIZE...}. */
  static Transform parse(String[] words) {
    return new Transform(
        words[0].equals("rfft"),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        words[3],
        Arrays.stream(words, BEFORE_SIZES, words.length).mapToInt(Integer::parseInt).toArray());
  }

  int rank() {
    return sizes.length;
  }

  /** Points of one transform. */
  int points() {
    return Arrays.stream(sizes).reduce(1, Math::multiplyExact);
  }

  /** Doubles of the whole input. */
  int inputDoubles() {
    return Math.multiplyExact(points() * howmany, isReal ? 1 : 2);
  }

  /** Complex numbers of one output. */
  int spectrum() {
    int last = sizes[rank() - 1];
    return isReal ? points() / last * (last / 2 + 1) : points();
  }

  boolean isPowersOfTwo() {
    return Arrays.stream(sizes).allMatch(size -> Integer.bitCount(size) == 1);
  }

  /** The input: numbers in [-0.5, 0.5), the same for every contestant, also the one in C. */
  double[] input() {
    double[] input = new double[inputDoubles()];
    long state = 42;
    for (int i = 0; i < input.length; i++) {
      state = state * MULTIPLIER + INCREMENT;
      input[i] = (state >>> 11) * 0x1p-53 - 0.5;
    }
    return input;
  }
}
