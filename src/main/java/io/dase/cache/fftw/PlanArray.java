// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

/**
 * What a plan asks of the arrays on one of its sides. Immutable but for a cache that may be lost;
 * safe from any thread.
 */
final class PlanArray {
  private static final long BOUNDARY = 64;

  private final String side;
  private final BufferForm form;
  private final BufferForm alternative;
  private final boolean isPacked;
  private final int parts;
  private BufferForm accepted; // forms are immutable: whichever thread's write is seen serves

  /**
   * @param side for messages
   * @param alternative what else fits: the other side, if in place
   * @param parts arrays: two for split complex numbers
   */
  private PlanArray(
      String side, BufferForm form, BufferForm alternative, boolean isPacked, int parts) {
    this.side = side;
    this.form = form;
    this.alternative = alternative;
    this.isPacked = isPacked;
    this.parts = parts;
  }

  static PlanArray input(PlanSpec spec) {
    boolean isReal = isRealSide(spec, Direction.FORWARD);
    return of("input", spec, BufferForm.input(spec), BufferForm.output(spec), isReal);
  }

  static PlanArray output(PlanSpec spec) {
    boolean isReal = isRealSide(spec, Direction.BACKWARD);
    return of("output", spec, BufferForm.output(spec), BufferForm.input(spec), isReal);
  }

  private static PlanArray of(
      String side, PlanSpec spec, BufferForm form, BufferForm other, boolean isReal) {
    boolean isInPlace = spec.placement() == Placement.IN_PLACE;
    boolean isPacked = BufferForm.isPacked(spec, side.equals("input"));
    int parts = spec.isSplit() && !isReal ? 2 : 1;
    return new PlanArray(side, form, isInPlace ? other : form, isPacked, parts);
  }

  private static boolean isRealSide(PlanSpec spec, Direction ofRealInput) {
    return spec.type() == TransformType.R2R
        || spec.type() == TransformType.RFFT && spec.direction() == ofRealInput;
  }

  /** Arrays on this side. */
  int parts() {
    return parts;
  }

  /** Reals of one part, from the first to the last. */
  long reals() {
    return form.reals();
  }

  /** Bytes of one part. */
  long bytes() {
    return form.bytes();
  }

  /** Bytes from the real to the imaginary part where FFTW was told that they are. */
  long separation() {
    return (bytes() + BOUNDARY - 1) / BOUNDARY * BOUNDARY;
  }

  /** Bytes from the beginning of the first part to the end of the last. */
  long span() {
    return separation() * (parts - 1) + bytes();
  }

  /** Whether there are no gaps between its elements. */
  boolean isPacked() {
    return isPacked;
  }

  /**
   * @throws IllegalArgumentException if a buffer is not of this side's elements
   */
  void require(FftBuffer buffer) {
    if (buffer.form() != accepted) {
      check(buffer);
      accepted = buffer.form();
    }
  }

  /**
   * @param count reals of a part
   * @throws IllegalArgumentException if an array is not of this side's length or precision
   */
  void requireReals(Precision precision, long count) {
    requirePrecision(precision);
    if (isPacked ? count != form.reals() : count < form.reals()) {
      throw new IllegalArgumentException(
          "the %s has %d %ss; this plan takes %s%d (%s)"
              .formatted(
                  side, count, name(precision), isPacked ? "" : "at least ", form.reals(), form));
    }
  }

  IllegalArgumentException invalid(String what) {
    return new IllegalArgumentException("the " + side + " " + what);
  }

  private void check(FftBuffer buffer) {
    BufferForm found = buffer.form();
    requirePrecision(found.precision());
    boolean isOfKind =
        found.isComplex() == form.isComplex() || found.isComplex() == alternative.isComplex();
    boolean isOfShape =
        isPacked
            ? found.equals(form)
                || found.equals(alternative)
                || found.rank() == 1 && found.bytes() == form.bytes()
            : found.bytes() >= form.bytes();
    if (!isOfKind || !isOfShape) {
      throw new IllegalArgumentException(
          "the %s is %s; this plan takes %s%s"
              .formatted(
                  side,
                  buffer,
                  isPacked ? "" : "at least ",
                  isPacked ? wanted() : form.toString()));
    }
  }

  private String wanted() {
    String text = form.rank() == 1 ? form.toString() : form + " or as many in one dimension";
    return alternative.equals(form) ? text : text + ", or " + alternative;
  }

  private void requirePrecision(Precision precision) {
    if (precision != form.precision()) {
      throw new IllegalArgumentException(
          "the %s has %ss; this plan is for %ss: choose PlanSpec.precision(Precision.%s)"
              .formatted(side, name(precision), name(form.precision()), precision));
    }
  }

  private static String name(Precision precision) {
    return precision == Precision.FLOAT ? "float" : "double";
  }
}
