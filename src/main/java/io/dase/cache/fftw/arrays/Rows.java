// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.arrays;

/**
 * The same rows of reals in an array without gaps and in memory, where each may be followed by
 * unused reals. Immutable value.
 *
 * @param count how many rows
 * @param used reals of each row
 * @param stride reals from one row in memory to the next, at least {@code used}
 */
record Rows(int count, int used, int stride) {
  /**
   * @throws ArithmeticException beyond 2^31-1
   */
  int memoryReals() {
    return Math.multiplyExact(count, stride);
  }

  double[] toMemory(double[] packed) {
    if (used == stride) {
      return packed;
    }
    double[] memory = new double[memoryReals()];
    for (int row = 0; row < count; row++) {
      System.arraycopy(packed, row * used, memory, row * stride, used);
    }
    return memory;
  }

  double[] fromMemory(double[] memory) {
    if (used == stride) {
      return memory;
    }
    double[] packed = new double[count * used];
    for (int row = 0; row < count; row++) {
      System.arraycopy(memory, row * stride, packed, row * used, used);
    }
    return packed;
  }
}
