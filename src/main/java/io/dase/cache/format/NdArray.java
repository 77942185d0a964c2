// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.StringJoiner;

/**
 * An n-dimensional array in row-major order, little-endian, of any rank from 0 (one element) to
 * {@link #MAX_RANK}. The factories copy what they are given.
 *
 * <p>Immutable and safe from any thread: buffers handed out are read-only views, arrays are copies.
 * Two arrays are equal when type, shape and all bits are: a NaN equals itself, 0.0 differs from
 * -0.0.
 */
public final class NdArray implements ArraySource {
  /** The greatest rank: that of numpy 2. Numpy 1 opens arrays of rank 32 or less. */
  public static final int MAX_RANK = 64;

  /** The most bytes of one array: what a Java array holds on every JVM. */
  public static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  private static final int PREVIEW = 6;
  private static final int CHUNK = 1 << 16;

  private final DType type;
  private final int[] shape;
  private final ByteBuffer data;

  private NdArray(DType type, int[] shape, ByteBuffer data) {
    this.type = type;
    this.shape = shape;
    this.data = data;
  }

  /**
   * float64 elements in row-major order; no shape means rank 0. All factories check alike.
   *
   * @param shape the extents, slowest axis first
   * @throws IllegalArgumentException unless there are as many elements as the shape asks for, no
   *     extent is negative, and rank and bytes are within {@link #MAX_RANK} and {@link #MAX_BYTES}
   */
  public static NdArray of(double[] values, int... shape) {
    return adopt(DType.FLOAT64, LittleEndian.bytes(values), shape);
  }

  /** float32 elements in row-major order. */
  public static NdArray of(float[] values, int... shape) {
    return adopt(DType.FLOAT32, LittleEndian.bytes(values), shape);
  }

  /** int64 elements in row-major order. */
  public static NdArray of(long[] values, int... shape) {
    return adopt(DType.INT64, LittleEndian.bytes(values), shape);
  }

  /** int32 elements in row-major order. */
  public static NdArray of(int[] values, int... shape) {
    return adopt(DType.INT32, LittleEndian.bytes(values), shape);
  }

  /** int16 elements in row-major order. */
  public static NdArray of(short[] values, int... shape) {
    return adopt(DType.INT16, LittleEndian.bytes(values), shape);
  }

  /** int8 elements in row-major order. */
  public static NdArray of(byte[] values, int... shape) {
    return adopt(DType.INT8, ByteBuffer.wrap(values.clone()), shape);
  }

  /** bool elements in row-major order. */
  public static NdArray of(boolean[] values, int... shape) {
    return adopt(DType.BOOL, LittleEndian.bytes(values), shape);
  }

  /** complex128 elements from interleaved re, im pairs; the shape counts complex numbers. */
  public static NdArray ofComplex(double[] pairs, int... shape) {
    return adopt(DType.COMPLEX128, LittleEndian.bytes(pairs), shape);
  }

  /** complex64 elements from interleaved re, im pairs; the shape counts complex numbers. */
  public static NdArray ofComplex(float[] pairs, int... shape) {
    return adopt(DType.COMPLEX64, LittleEndian.bytes(pairs), shape);
  }

  /** Elements of any type from the remaining bytes of {@code data}, which are little-endian. */
  public static NdArray ofBytes(DType type, ByteBuffer data, int... shape) {
    byte[] copy = new byte[data.remaining()];
    data.duplicate().get(copy);
    return adopt(type, ByteBuffer.wrap(copy), shape);
  }

  /**
   * Wraps little-endian data without copying: nobody may write to it afterwards.
   *
   * @throws IllegalArgumentException if the bytes are not as many as type and shape ask for
   */
  static NdArray adopt(DType type, ByteBuffer data, int... shape) {
    int expected = Shape.byteSize(type, shape);
    if (data.remaining() != expected) {
      throw new IllegalArgumentException(
          "found %d elements (%d bytes), expected %d for shape %s; give one extent per axis"
              .formatted(
                  data.remaining() / type.itemBytes(),
                  data.remaining(),
                  expected / type.itemBytes(),
                  Shape.print(shape)));
    }
    return new NdArray(
        type, shape.clone(), data.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN));
  }

  @Override
  public DType type() {
    return type;
  }

  @Override
  public int[] shape() {
    return shape.clone();
  }

  /** The number of axes. */
  public int rank() {
    return shape.length;
  }

  /** The number of elements; 1 for rank 0. */
  public int size() {
    return data.capacity() / type.itemBytes();
  }

  /** The size of the elements in bytes. */
  public int byteSize() {
    return data.capacity();
  }

  /**
   * The element as a double, rounded to nearest if it has more than 53 bits; real types only.
   *
   * @param index one number for each axis, from 0
   * @throws IndexOutOfBoundsException for an index outside the shape, or of another rank
   * @throws IllegalStateException if the elements are complex
   */
  public double getDouble(int... index) {
    return Elements.asDouble(data, type, Shape.offset(shape, index));
  }

  /**
   * The element as a long; integers and bool only, uint64 keeps its 64 bits.
   *
   * @param index as for {@link #getDouble}
   * @throws IndexOutOfBoundsException as {@link #getDouble}
   * @throws IllegalStateException if the elements are of another type
   */
  public long getLong(int... index) {
    return Elements.asLong(data, type, Shape.offset(shape, index));
  }

  /**
   * All elements as doubles in row-major order, rounded as by {@link #getDouble}; complex numbers
   * as re, im pairs. A copy.
   */
  public double[] toDoubleArray() {
    if (type == DType.FLOAT64 || type == DType.COMPLEX128) {
      double[] values = new double[byteSize() / 8];
      data.asDoubleBuffer().get(values);
      return values;
    }
    DType part = type == DType.COMPLEX64 ? DType.FLOAT32 : type;
    double[] values = new double[byteSize() / part.itemBytes()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Elements.asDouble(data, part, i);
    }
    return values;
  }

  /**
   * All elements as longs in row-major order, as {@link #getLong}. A copy.
   *
   * @throws IllegalStateException if the elements are neither integers nor bool
   */
  public long[] toLongArray() {
    long[] values = new long[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Elements.asLong(data, type, i);
    }
    return values;
  }

  /** A read-only view of the elements, little-endian, position 0. */
  public ByteBuffer asByteBuffer() {
    return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * A read-only view of float64 elements, or of complex128 as re, im pairs.
   *
   * @throws IllegalStateException if the elements are of another type
   */
  public DoubleBuffer asDoubleBuffer() {
    require(DType.FLOAT64, DType.COMPLEX128);
    return data.asDoubleBuffer();
  }

  /**
   * A read-only view of float32 elements, or of complex64 as re, im pairs.
   *
   * @throws IllegalStateException if the elements are of another type
   */
  public FloatBuffer asFloatBuffer() {
    require(DType.FLOAT32, DType.COMPLEX64);
    return data.asFloatBuffer();
  }

  /**
   * A read-only view of int64 elements, or of the bits of uint64.
   *
   * @throws IllegalStateException if the elements are of another type
   */
  public LongBuffer asLongBuffer() {
    require(DType.INT64, DType.UINT64);
    return data.asLongBuffer();
  }

  /**
   * A read-only view of int32 elements, or of the bits of uint32.
   *
   * @throws IllegalStateException if the elements are of another type
   */
  public IntBuffer asIntBuffer() {
    require(DType.INT32, DType.UINT32);
    return data.asIntBuffer();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    ByteBuffer view = asByteBuffer();
    byte[] chunk = new byte[Math.min(CHUNK, view.remaining())];
    while (view.hasRemaining()) {
      int count = Math.min(chunk.length, view.remaining());
      view.get(chunk, 0, count);
      out.write(chunk, 0, count);
    }
  }

  private void require(DType one, DType other) {
    if (type != one && type != other) {
      throw new IllegalStateException(
          "found an array of " + type + ", expected " + one + " or " + other);
    }
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof NdArray other
        && type == other.type
        && Arrays.equals(shape, other.shape)
        && data.equals(other.data);
  }

  @Override
  public int hashCode() {
    return (31 * type.ordinal() + Arrays.hashCode(shape)) * 31 + data.hashCode();
  }

  /** Type, shape and the first elements, such as {@code float64 (2, 3) [1.0, 2.0, ...]}. */
  @Override
  public String toString() {
    StringJoiner values = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < Math.min(PREVIEW, size()); i++) {
      values.add(Elements.print(data, type, i));
    }
    if (size() > PREVIEW) {
      values.add("...");
    }
    return type + " " + Shape.print(shape) + " " + values;
  }
}
