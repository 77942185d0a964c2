// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import java.util.Arrays;

/**
 * Moves the zero frequency of a spectrum from the first element of each axis to its middle, or
 * back, as numpy.fft.fftshift and ifftshift do, on flat row-major arrays: {@code
 * FftShift.fftshift(512, 512).applyComplex(spectrum)}. Immutable; safe from any thread.
 */
public final class FftShift {
  private final int[] shape;
  private final boolean[] shifted;
  private final boolean inverse;

  private FftShift(int[] shape, boolean[] shifted, boolean inverse) {
    this.shape = shape;
    this.shifted = shifted;
    this.inverse = inverse;
  }

  /**
   * Element i of each axis of size n moves to (i + floor(n/2)) mod n.
   *
   * @throws IllegalArgumentException for an empty shape or a size below 1
   */
  public static FftShift fftshift(int... shape) {
    return ofEveryAxis(shape, false);
  }

  /**
   * The inverse of {@link #fftshift}, which it equals for even sizes: element i of each axis of
   * size n moves to (i - floor(n/2)) mod n.
   *
   * @throws IllegalArgumentException as {@link #fftshift}
   */
  public static FftShift ifftshift(int... shape) {
    return ofEveryAxis(shape, true);
  }

  /**
   * The same shift along these axes only, counted from 0; along none if there are none.
   *
   * @throws IllegalArgumentException for an axis below 0, of the rank or above, or named twice
   */
  public FftShift axes(int... axes) {
    boolean[] chosen = new boolean[shape.length];
    for (int axis : axes) {
      if (axis < 0 || axis >= shape.length || chosen[axis]) {
        throw new IllegalArgumentException(
            "the axes are "
                + Arrays.toString(axes)
                + "; expected each at most once and from 0 to "
                + (shape.length - 1));
      }
      chosen[axis] = true;
    }
    return new FftShift(shape, chosen, inverse);
  }

  /**
   * The shifted copy of a real array of this shape.
   *
   * @throws IllegalArgumentException if the array has another length than the shape
   */
  public double[] apply(double[] values) {
    double[] moved = new double[values.length];
    move(values, values.length, moved, 1);
    return moved;
  }

  /**
   * The shifted copy of a real array of this shape.
   *
   * @throws IllegalArgumentException if the array has another length than the shape
   */
  public float[] apply(float[] values) {
    float[] moved = new float[values.length];
    move(values, values.length, moved, 1);
    return moved;
  }

  /**
   * The shifted copy of a complex array of this shape, real and imaginary parts interleaved.
   *
   * @throws IllegalArgumentException unless the array is twice as long as the shape tells
   */
  public double[] applyComplex(double[] values) {
    double[] moved = new double[values.length];
    move(values, values.length, moved, 2);
    return moved;
  }

  /**
   * The shifted copy of a complex array of this shape, real and imaginary parts interleaved.
   *
   * @throws IllegalArgumentException unless the array is twice as long as the shape tells
   */
  public float[] applyComplex(float[] values) {
    float[] moved = new float[values.length];
    move(values, values.length, moved, 2);
    return moved;
  }

  private static FftShift ofEveryAxis(int[] shape, boolean inverse) {
    Shapes.requireValid("the array", shape);
    boolean[] every = new boolean[shape.length];
    Arrays.fill(every, true);
    return new FftShift(shape.clone(), every, inverse);
  }

  private void move(Object from, int length, Object to, int width) {
    Shapes.requireLength("the array", length, shape, width);
    int last = shape.length - 1;
    while (last >= 0 && !shifted[last]) {
      last--;
    }
    if (last < 0) {
      System.arraycopy(from, 0, to, 0, length);
    } else {
      new Move(from, to, last).axis(0, 0, 0, length);
    }
  }

  private int distance(int axis) {
    int half = shape[axis] / 2;
    return !shifted[axis] ? 0 : inverse ? shape[axis] - half : half;
  }

  /** Copies blocks from array to array; the last shifted axis needs two runs of them. */
  private final class Move {
    private final Object from;
    private final Object to;
    private final int last;

    Move(Object from, Object to, int last) {
      this.from = from;
      this.to = to;
      this.last = last;
    }

    void axis(int axis, int source, int target, int length) {
      int size = shape[axis];
      int block = length / size;
      int distance = distance(axis);
      if (axis == last) {
        int front = (size - distance) * block;
        System.arraycopy(from, source, to, target + length - front, front);
        System.arraycopy(from, source + front, to, target, length - front);
        return;
      }
      for (int i = 0; i < size; i++) {
        axis(
            axis + 1,
            source + i * block,
            target + (int) ((i + (long) distance) % size) * block,
            block);
      }
    }
  }

  @Override
  public String toString() {
    return (inverse ? "ifftshift" : "fftshift") + Arrays.toString(shape);
  }
}
