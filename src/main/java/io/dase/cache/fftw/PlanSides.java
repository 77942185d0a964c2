// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

/**
 * What a plan asks of all the arrays of a call. Immutable; safe from any thread.
 *
 * @param spec what was planned
 * @param input of it
 * @param output of it
 */
record PlanSides(PlanSpec spec, PlanArray input, PlanArray output) {
  PlanSides(PlanSpec spec) {
    this(spec, PlanArray.input(spec), PlanArray.output(spec));
  }

  boolean isInPlace() {
    return spec.placement() == Placement.IN_PLACE;
  }

  /**
   * @throws IllegalArgumentException unless each array fits its side, and their number the plan
   */
  void check(CallerArray[] in, CallerArray[] out) {
    requireParts(count(in), count(out));
    for (int i = 0; i < input.parts(); i++) {
      in[i].check(input);
    }
    for (int i = 0; i < output.parts(); i++) {
      out[i].check(output);
    }
    for (int i = 0; i < Math.min(input.parts(), output.parts()); i++) {
      requirePlacement((in[i].identity() == out[i].identity()) == isInPlace());
    }
  }

  /**
   * @throws IllegalArgumentException unless the plan takes so many arrays
   */
  void requireParts(int inputs, int outputs) {
    if (inputs != input.parts() || outputs != output.parts()) {
      throw new IllegalArgumentException(
          "%d input and %d output arrays; %s takes %d and %d: %s"
              .formatted(
                  inputs,
                  outputs,
                  spec,
                  input.parts(),
                  output.parts(),
                  spec.isSplit() ? "use executeSplit or bindSplit" : "use execute or bind"));
    }
  }

  /**
   * @param isKept whether input and output are one array as the plan has it
   * @throws IllegalArgumentException if not
   */
  void requirePlacement(boolean isKept) {
    if (!isKept) {
      throw new IllegalArgumentException(
          isInPlace()
              ? "two arrays for an in-place plan; pass one, or plan outOfPlace()"
              : "one array for an out-of-place plan; pass two, or plan inPlace()");
    }
  }

  /** Arrays up to the first that is missing. */
  private static int count(CallerArray[] arrays) {
    int count = 0;
    while (count < arrays.length && arrays[count] != null) {
      count++;
    }
    return count;
  }
}
