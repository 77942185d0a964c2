// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

/**
 * Sizes that FFTW is good at: 2^a 3^b 5^c 7^d 11^e 13^f with e + f at most 1 (FFTW 3 manual,
 * section 4.3.1). Data that may be padded, as in a convolution, is best padded to one of them. Pure
 * functions; safe from any thread.
 */
public final class GoodSizes {
  /** The largest size that is asked for or given, 2^62. */
  public static final long MAX_SIZE = 1L << 62;

  private static final long[] LAST_FACTORS = {1, 11, 13};

  private GoodSizes() {}

  /**
   * The smallest good size of at least {@code n}.
   *
   * @throws IllegalArgumentException if {@code n} is below 1 or above {@link #MAX_SIZE}
   */
  public static long goodSize(long n) {
    requireInRange(n);
    long best = MAX_SIZE;
    for (long last : LAST_FACTORS) {
      for (long sevens = last; sevens <= best; sevens = times(sevens, 7)) {
        for (long fives = sevens; fives <= best; fives = times(fives, 5)) {
          for (long odd = fives; odd <= best; odd = times(odd, 3)) {
            best = Math.min(best, doubledUpTo(n, odd));
          }
        }
      }
    }
    return best;
  }

  /**
   * The smallest even good size of at least {@code n}: for the last dimension of a real transform,
   * which FFTW computes by a complex one of half the size.
   *
   * @throws IllegalArgumentException as {@link #goodSize}
   */
  public static long goodEvenSize(long n) {
    requireInRange(n);
    return 2 * goodSize((n + 1) / 2);
  }

  private static void requireInRange(long n) {
    if (n < 1 || n > MAX_SIZE) {
      throw new IllegalArgumentException(
          "the size asked for is " + n + "; expected 1 to " + MAX_SIZE + " (2^62)");
    }
  }

  private static long times(long size, long factor) {
    return size > MAX_SIZE / factor ? Long.MAX_VALUE : size * factor;
  }

  private static long doubledUpTo(long n, long odd) {
    long size = odd;
    while (size < n) {
      size = times(size, 2);
    }
    return size;
  }
}
