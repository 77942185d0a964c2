// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import java.util.ArrayList;
import java.util.List;

/**
 * Times of loads, for a straight line through them: of the first {@value #LOADS}, without those
 * that classes and the compiler slowed down. Used by one thread at a time.
 */
final class LoadTimes {
  static final int LOADS = 16;
  private static final int SLOW = 8;

  private record Load(double length, double nanos) {}

  private final List<Load> loads = new ArrayList<>();

  void add(int length, long nanos) {
    if (loads.size() < LOADS) {
      loads.add(new Load(length, nanos));
    }
  }

  boolean isComplete() {
    return loads.size() == LOADS;
  }

  /** By least squares, start and slope; what is below 0 is noise. */
  double[] line() {
    List<Load> fast = loads.subList(SLOW, LOADS);
    double length = fast.stream().mapToDouble(Load::length).average().orElseThrow();
    double nanos = fast.stream().mapToDouble(Load::nanos).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (Load load : fast) {
      covariance += (load.length - length) * (load.nanos - nanos);
      variance += (load.length - length) * (load.length - length);
    }
    double slope = variance > 0 ? Math.max(0, covariance / variance) : 0;
    return new double[] {Math.max(0, nanos - slope * length), slope};
  }
}
