// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import java.util.Arrays;

/**
 * Gaps between consecutive primes by a segmented sieve of the odd numbers (Bays and Hudson 1977):
 * beyond the result it takes memory for one segment and the primes up to the root of the last.
 * Stateless; safe from any thread.
 */
public final class PrimeGaps {
  /** The most gaps; the last prime is then 179,424,691. */
  public static final int MAX_N = 10_000_000;

  /** Odd numbers of one segment, as many as fit into a first-level cache. */
  private static final int SEGMENT = 1 << 15;

  private PrimeGaps() {}

  /**
   * The gaps {@code p_2 - p_1, ..., p_{n+1} - p_n} of the first n + 1 primes 2, 3, 5, ... in a new
   * array.
   *
   * @param n 1 to {@link #MAX_N}
   * @throws IllegalArgumentException for any other n
   */
  public static int[] first(int n) {
    requireCount(n);
    int[] gaps = new int[n];
    gaps[0] = 1;
    int last = 3;
    int found = 1;
    int[] sieving = oddPrimesUpTo((int) Math.ceil(Math.sqrt(upperBound(n + 1) + 2.0 * SEGMENT)));
    long[] next = Arrays.stream(sieving).mapToLong(p -> (long) p * p).toArray();
    boolean[] composite = new boolean[SEGMENT];
    for (long low = 5; found < n; low += 2L * SEGMENT) {
      cross(composite, low, sieving, next);
      for (int i = 0; i < SEGMENT && found < n; i++) {
        if (!composite[i]) {
          int prime = (int) (low + 2L * i);
          gaps[found++] = prime - last;
          last = prime;
        }
      }
    }
    return gaps;
  }

  static void requireCount(int n) {
    if (n < 1 || n > MAX_N) {
      throw new IllegalArgumentException("n is " + n + "; expected 1 to " + MAX_N + " echoes");
    }
  }

  /** Marks in {@code composite} the numbers low, low + 2, ... that a sieving prime divides. */
  private static void cross(boolean[] composite, long low, int[] sieving, long[] next) {
    Arrays.fill(composite, false);
    long end = low + 2L * SEGMENT;
    for (int j = 0; j < sieving.length && (long) sieving[j] * sieving[j] < end; j++) {
      long multiple = next[j];
      for (; multiple < end; multiple += 2L * sieving[j]) {
        if (multiple >= low) {
          composite[(int) ((multiple - low) / 2)] = true;
        }
      }
      next[j] = multiple;
    }
  }

  private static int[] oddPrimesUpTo(int limit) {
    boolean[] composite = new boolean[limit + 1];
    int[] primes = new int[limit / 2 + 1];
    int count = 0;
    for (int p = 3; p <= limit; p += 2) {
      if (!composite[p]) {
        primes[count++] = p;
        for (long multiple = (long) p * p; multiple <= limit; multiple += 2L * p) {
          composite[(int) multiple] = true;
        }
      }
    }
    return Arrays.copyOf(primes, count);
  }

  /** The k-th prime is below k (ln k + ln ln k) from k = 6 on (Rosser and Schoenfeld 1962). */
  private static double upperBound(int k) {
    return k < 6 ? 13 : k * (Math.log(k) + Math.log(Math.log(k)));
  }
}
