// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

/** A running sum whose rounding errors are carried along (Neumaier 1974). Not thread-safe. */
final class CompensatedSum {
  private double sum;
  private double lost;

  void add(double value) {
    double next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
  }

  double value() {
    return sum + lost;
  }
}
