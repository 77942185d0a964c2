// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.core.OutOfNativeMemoryException;
import io.dase.cache.fftw.jni.LentMemory;
import io.dase.cache.fftw.jni.NativeMemory;
import java.lang.ref.Reference;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.function.Supplier;

/**
 * An array outside the Java heap that plans run on without a copy: real or complex, doubles or
 * floats, row-major, 64-byte aligned, zeroed, from 4 MiB on on huge pages where the system has
 * them. A complex number is its real, then its imaginary part.
 *
 * <p>Thread-safe but for its elements: two threads must not use one element at a time if one of
 * them writes it.
 *
 * <p>After {@link #close()} every method that needs the memory throws {@link
 * IllegalStateException}. The memory is freed when nobody uses it any more: no call that still
 * runs, no open {@link BoundPlan}, no open {@link #slice}, and no NIO buffer from {@link
 * #asDoubleBuffer} or {@link #asFloatBuffer}, for which only the garbage collector can tell. So
 * memory that is freed is never read. A buffer that is forgotten is closed by the garbage
 * collector, which is late: close it.
 */
public final class FftBuffer implements AutoCloseable {
  private static final int BLOCK = 4096;

  private final BufferForm form;
  private final NativeMemory memory;
  private final LentMemory lent;

  FftBuffer(BufferForm form, NativeMemory memory) {
    this.form = form;
    this.memory = memory;
    this.lent = new LentMemory(memory);
    memory.closeWith(this);
  }

  /**
   * Complex numbers of doubles.
   *
   * @param shape elements along each dimension, each at least 1
   * @throws IllegalArgumentException for rank 0, a size below 1, or 2^63 bytes
   * @throws OutOfNativeMemoryException if there is not enough memory
   * @throws NativeLibraryException if the native library cannot be used here
   */
  public static FftBuffer complexDoubles(long... shape) {
    return allocate(new BufferForm(Precision.DOUBLE, true, shape));
  }

  /** Doubles; otherwise as {@link #complexDoubles}. */
  public static FftBuffer realDoubles(long... shape) {
    return allocate(new BufferForm(Precision.DOUBLE, false, shape));
  }

  /** Complex numbers of floats; otherwise as {@link #complexDoubles}. */
  public static FftBuffer complexFloats(long... shape) {
    return allocate(new BufferForm(Precision.FLOAT, true, shape));
  }

  /** Floats; otherwise as {@link #complexDoubles}. */
  public static FftBuffer realFloats(long... shape) {
    return allocate(new BufferForm(Precision.FLOAT, false, shape));
  }

  /**
   * A buffer for the input of a transform: of the shape of its packed array, led by {@code howmany}
   * in a batch; of one dimension and {@link PlanSpec#inputExtent()} elements for other layouts. For
   * split transforms one of the two. In place, with room for the output.
   *
   * @throws IllegalArgumentException for {@link Precision#LONG_DOUBLE}
   * @throws OutOfNativeMemoryException if there is not enough memory
   * @throws NativeLibraryException if the native library cannot be used here
   */
  public static FftBuffer inputOf(PlanSpec spec) {
    return allocate(BufferForm.input(Plannable.require(spec)));
  }

  /** A buffer for the output of a transform, otherwise as {@link #inputOf}. */
  public static FftBuffer outputOf(PlanSpec spec) {
    return allocate(BufferForm.output(Plannable.require(spec)));
  }

  private static FftBuffer allocate(BufferForm form) {
    return new FftBuffer(form, NativeMemory.allocate(form.bytes()));
  }

  /** Elements along each dimension; a copy. */
  public long[] shape() {
    return form.shape();
  }

  /** The product of {@link #shape()}. */
  public long elements() {
    return form.elements();
  }

  /** Whether the elements are complex numbers. */
  public boolean isComplex() {
    return form.isComplex();
  }

  /** The type of the reals, float or double. */
  public Precision precision() {
    return form.precision();
  }

  /** Bytes of all elements. */
  public long bytes() {
    return form.bytes();
  }

  /**
   * A part as a buffer of one dimension, which shares the elements. It keeps the memory alive until
   * it is closed itself, even if this buffer is closed. A slice that does not begin on a multiple
   * of 16 bytes is copied by each execution, and cannot be bound.
   *
   * @param offset of its first element
   * @param length elements, at least 1
   * @throws IndexOutOfBoundsException if it is not a part of this buffer
   */
  public FftBuffer slice(long offset, long length) {
    if (offset < 0 || length < 1 || length > elements() - offset) {
      throw new IndexOutOfBoundsException(
          length + " elements from " + offset + " on; the buffer has " + elements());
    }
    long width = form.elementBytes();
    return guarded(
        () -> new FftBuffer(form.flat(length), memory.slice(offset * width, length * width)));
  }

  /**
   * All reals as an NIO buffer of native order, complex numbers as pairs. It shares the elements
   * and may be used even after {@link #close()}; the memory is freed once it, and all NIO buffers
   * that are derived from it, are unreachable.
   *
   * @throws IllegalStateException if the buffer is closed, is one of floats, or has more than
   *     2^31-1 bytes: take one of a {@link #slice} then
   */
  public DoubleBuffer asDoubleBuffer() {
    require(Precision.DOUBLE, "asFloatBuffer()");
    return guarded(() -> lent.view().asDoubleBuffer());
  }

  /**
   * As {@link #asDoubleBuffer()}, for floats.
   *
   * @throws IllegalStateException if the buffer is closed, is one of doubles, or has more than
   *     2^31-1 bytes: take one of a {@link #slice} then
   */
  public FloatBuffer asFloatBuffer() {
    require(Precision.FLOAT, "asDoubleBuffer()");
    return guarded(() -> lent.view().asFloatBuffer());
  }

  /**
   * A real element, floats as doubles. To read many elements fast use {@link #copyTo(double[])} or
   * {@link #asDoubleBuffer()}.
   *
   * @param index one for each dimension
   * @throws IndexOutOfBoundsException unless there is such an element
   * @throws IllegalStateException if the buffer is complex
   */
  public double get(long... index) {
    requireComplex(false, "re(index) and im(index)");
    return read(form.offset(index));
  }

  /**
   * Sets a real element, rounded to float in a buffer of floats.
   *
   * @param index as for {@link #get}
   * @throws IndexOutOfBoundsException unless there is such an element
   * @throws IllegalStateException if the buffer is complex
   */
  public void set(double value, long... index) {
    requireComplex(false, "setRe(value, index) and setIm(value, index)");
    write(form.offset(index), value);
  }

  /** The real part of a complex element; otherwise as {@link #get} for a buffer that is complex. */
  public double re(long... index) {
    requireComplex(true, "get(index)");
    return read(form.offset(index));
  }

  /** The imaginary part of a complex element, otherwise as {@link #re}. */
  public double im(long... index) {
    requireComplex(true, "get(index)");
    return read(form.offset(index) + form.precision().bytes());
  }

  /** Sets the real part of a complex element; otherwise as {@link #set} for one that is complex. */
  public void setRe(double value, long... index) {
    requireComplex(true, "set(value, index)");
    write(form.offset(index), value);
  }

  /** Sets the imaginary part of a complex element, otherwise as {@link #setRe}. */
  public void setIm(double value, long... index) {
    requireComplex(true, "set(value, index)");
    write(form.offset(index) + form.precision().bytes(), value);
  }

  /** Sets every element to a real value, floats rounded. */
  public void fill(double value) {
    double[] block = new double[BLOCK];
    for (int i = 0; i < BLOCK; i += isComplex() ? 2 : 1) {
      block[i] = value;
    }
    for (long done = 0; done < form.reals(); done += BLOCK) {
      int count = (int) Math.min(BLOCK, form.reals() - done);
      long offset = done * precision().bytes();
      if (precision() == Precision.DOUBLE) {
        memory.put(offset, block, count);
      } else {
        memory.put(offset, floats(block), count);
      }
    }
    Reference.reachabilityFence(this);
  }

  /**
   * Sets all elements.
   *
   * @param from as many reals as the buffer has, complex numbers as pairs
   * @throws IllegalArgumentException for another length
   * @throws IllegalStateException if the buffer is closed, or one of floats
   */
  public void copyFrom(double[] from) {
    require(Precision.DOUBLE, "a float[]");
    requireLength(from.length);
    memory.put(0, from, from.length);
    Reference.reachabilityFence(this);
  }

  /** Copies all elements, otherwise as {@link #copyFrom(double[])}. */
  public void copyTo(double[] to) {
    require(Precision.DOUBLE, "a float[]");
    requireLength(to.length);
    memory.get(0, to, to.length);
    Reference.reachabilityFence(this);
  }

  /** As {@link #copyFrom(double[])}, for a buffer of floats. */
  public void copyFrom(float[] from) {
    require(Precision.FLOAT, "a double[]");
    requireLength(from.length);
    memory.put(0, from, from.length);
    Reference.reachabilityFence(this);
  }

  /** As {@link #copyTo(double[])}, for a buffer of floats. */
  public void copyTo(float[] to) {
    require(Precision.FLOAT, "a double[]");
    requireLength(to.length);
    memory.get(0, to, to.length);
    Reference.reachabilityFence(this);
  }

  /** Ends the use of the buffer, see the class comment. Idempotent; never waits. */
  @Override
  public void close() {
    lent.close();
  }

  /** For example {@code an FftBuffer of 512x257 complex doubles}. */
  @Override
  public String toString() {
    return "an FftBuffer of " + form;
  }

  BufferForm form() {
    return form;
  }

  NativeMemory memory() {
    return memory;
  }

  private double read(long offset) {
    try {
      return precision() == Precision.DOUBLE ? memory.getDouble(offset) : memory.getFloat(offset);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private void write(long offset, double value) {
    try {
      if (precision() == Precision.DOUBLE) {
        memory.putDouble(offset, value);
      } else {
        memory.putFloat(offset, (float) value);
      }
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Keeps the buffer reachable, so that no Cleaner closes it, until the call returns. */
  private <T> T guarded(Supplier<T> call) {
    try {
      return call.get();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private void require(Precision wanted, String instead) {
    if (precision() != wanted) {
      throw new IllegalStateException("this is " + this + "; use " + instead);
    }
  }

  private void requireComplex(boolean wanted, String instead) {
    if (isComplex() != wanted) {
      throw new IllegalStateException("this is " + this + "; use " + instead);
    }
  }

  private void requireLength(int reals) {
    if (reals != form.reals()) {
      throw new IllegalArgumentException(
          "the array has "
              + reals
              + " elements; "
              + this
              + " takes "
              + form.reals()
              + ": use a slice(offset, length) for a part");
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
