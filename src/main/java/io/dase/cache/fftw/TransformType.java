// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.List;
import java.util.Locale;

/** Which of FFTW's families a transform belongs to. Immutable; safe from any thread. */
public enum TransformType {
  /** Complex to complex; {@code fftw_plan_dft}. */
  FFT(List.of(Direction.FORWARD, Direction.BACKWARD)),
  /**
   * Real to complex (forward, {@code fftw_plan_dft_r2c}) and complex to real (backward, {@code
   * fftw_plan_dft_c2r}); sizes are those of the real array.
   */
  RFFT(List.of(Direction.FORWARD, Direction.BACKWARD)),
  /**
   * Real to real, of one {@link RealKind} in each dimension; {@code fftw_plan_r2r}. Always forward:
   * the inverse is another kind. A key names the kinds instead of the type.
   */
  R2R(List.of(Direction.FORWARD));

  private final List<Direction> directions;

  TransformType(List<Direction> directions) {
    this.directions = directions;
  }

  /** The name in JSON, as in C++: lower case. Keys of FFT and RFFT begin with it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The directions that it has: both, or forward alone. */
  public List<Direction> directions() {
    return directions;
  }
}
