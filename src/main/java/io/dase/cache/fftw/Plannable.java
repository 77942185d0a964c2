// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

/** Which problems Java may have planned. Stateless; safe from any thread. */
final class Plannable {
  private Plannable() {}

  /**
   * The spec itself.
   *
   * @throws IllegalArgumentException for {@link Precision#LONG_DOUBLE}, which Java has no type for
   */
  static PlanSpec require(PlanSpec spec) {
    if (spec.precision() == Precision.LONG_DOUBLE) {
      throw new IllegalArgumentException(
          spec
              + " is of long doubles, which Java has no type for; plan it from C++, or choose"
              + " precision(Precision.DOUBLE)");
    }
    return spec;
  }
}
