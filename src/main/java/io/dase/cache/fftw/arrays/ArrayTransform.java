// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.arrays;

import io.dase.cache.fftw.Direction;
import io.dase.cache.fftw.Placement;
import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Precision;
import io.dase.cache.fftw.TransformType;
import io.dase.cache.format.DType;
import io.dase.cache.format.NdArray;
import java.util.Arrays;
import java.util.Objects;

/**
 * One transform of arrays in row-major order without gaps, whatever the memory that its plan works
 * on looks like. A batch is one more axis, the first. Immutable; safe from any thread.
 *
 * <p>The input of a complex transform may be real. Numbers of another type are taken at the plan's
 * precision if that holds them: of a double transform all, of a float transform float32, complex64
 * and integers up to 16 bits.
 */
public final class ArrayTransform {
  private final PlanSpec spec;
  private final int[] inputShape;
  private final int[] outputShape;

  /**
   * @throws IllegalArgumentException for split parts or layouts, which say how memory lies and not
   *     what is computed, and for arrays of 2^31 elements and more
   */
  public ArrayTransform(PlanSpec spec) {
    this.spec = Objects.requireNonNull(spec, "spec");
    this.inputShape = ArrayShapes.input(spec);
    this.outputShape = ArrayShapes.output(spec);
  }

  /** The extents of the input, slowest axis first. A copy. */
  public int[] inputShape() {
    return inputShape.clone();
  }

  /**
   * Refuses an array that is not an input of this transform.
   *
   * @throws IllegalArgumentException that says what it is, and what was expected
   */
  public void check(NdArray input) {
    DType found = input.type();
    boolean typeFits = isComplex(true) || !found.isComplex();
    if (!Arrays.equals(input.shape(), inputShape) || !typeFits || !isHeld(found)) {
      throw new IllegalArgumentException(
          "the input is %s %s; %s takes %s %s%s"
              .formatted(
                  found,
                  ArrayShapes.print(input.shape()),
                  spec.key(),
                  expectedTypes(),
                  ArrayShapes.print(inputShape),
                  typeFits && !isHeld(found)
                      ? ", and " + found + " would be rounded: use the key without _f32"
                      : ""));
    }
  }

  /**
   * Executes a plan of this transform.
   *
   * @param plan of this transform's spec, or of one that differs in rigor and threads alone; {@link
   *     Plan#normalized} if the result is to be scaled
   * @throws IllegalArgumentException as {@link #check}
   */
  public NdArray execute(Plan plan, NdArray input) {
    check(input);
    double[] in = rows(true).toMemory(complexified(input));
    double[] out =
        spec.placement() == Placement.IN_PLACE ? in : new double[rows(false).memoryReals()];
    if (spec.precision() == Precision.FLOAT) {
      out = executeFloats(plan, in, out);
    } else {
      plan.execute(in, out);
    }
    return array(rows(false).fromMemory(out));
  }

  private double[] executeFloats(Plan plan, double[] in, double[] out) {
    float[] floatsIn = Reals.floats(in);
    float[] floatsOut = in == out ? floatsIn : new float[out.length];
    plan.execute(floatsIn, floatsOut);
    return Reals.doubles(floatsOut);
  }

  private NdArray array(double[] reals) {
    if (spec.precision() == Precision.FLOAT) {
      float[] floats = Reals.floats(reals);
      return isComplex(false)
          ? NdArray.ofComplex(floats, outputShape)
          : NdArray.of(floats, outputShape);
    }
    return isComplex(false)
        ? NdArray.ofComplex(reals, outputShape)
        : NdArray.of(reals, outputShape);
  }

  private double[] complexified(NdArray input) {
    double[] values = input.toDoubleArray();
    if (!isComplex(true) || input.type().isComplex()) {
      return values;
    }
    double[] pairs = new double[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      pairs[2 * i] = values[i];
    }
    return pairs;
  }

  /** Rows of the array and of the memory; in place, the real ones of an rfft have a gap. */
  private Rows rows(boolean input) {
    int[] shape = input ? inputShape : outputShape;
    int last = shape[shape.length - 1];
    int count = Arrays.stream(shape).limit(shape.length - 1L).reduce(1, Math::multiplyExact);
    if (isComplex(input)) {
      return new Rows(count, Math.multiplyExact(2, last), Math.multiplyExact(2, last));
    }
    boolean padded = spec.type() == TransformType.RFFT && spec.placement() == Placement.IN_PLACE;
    return new Rows(count, last, padded ? 2 * (last / 2 + 1) : last);
  }

  private boolean isComplex(boolean input) {
    return switch (spec.type()) {
      case FFT -> true;
      case RFFT -> input == (spec.direction() == Direction.BACKWARD);
      case R2R -> false;
    };
  }

  private boolean isHeld(DType type) {
    return spec.precision() != Precision.FLOAT
        || type == DType.FLOAT32
        || type == DType.COMPLEX64
        || (type.isIntegral() && type.itemBytes() <= Short.BYTES);
  }

  private String expectedTypes() {
    boolean isFloat = spec.precision() == Precision.FLOAT;
    DType real = isFloat ? DType.FLOAT32 : DType.FLOAT64;
    DType complex = isFloat ? DType.COMPLEX64 : DType.COMPLEX128;
    return isComplex(true) ? complex + " or " + real : real.toString();
  }
}
